'use client'

import buttonStyles from '../../button.module.css'
import styles from './error-message.module.css'
import { useFocus } from '../../use-focus'
import { useText } from '../../use-text'

/** The site was updated while the page was open, so the form's action no longer exists. */
export function StaleMessage() {
  const t = useText()
  const heading = useFocus<HTMLHeadingElement>()
  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('Please send that again')}
      </h1>
      <p>
        {t(
          'This page was updated while you had it open, so what you sent did not arrive. Nothing was stored and nothing was charged.',
        )}
      </p>
      <p className={styles.ways}>
        <button
          type="button"
          className={`${buttonStyles.button} ${buttonStyles.accent}`}
          onClick={() => window.location.reload()}
        >
          {t('Go back to the form')}
        </button>
      </p>
    </div>
  )
}
