'use client'

import buttonStyles from '../../button.module.css'
import styles from './error-message.module.css'
import { useFocus } from '../../use-focus'
import { useText } from '../../use-text'

/** A fault of ours, with a way to continue. */
export function ErrorMessage({ onRetry }: { onRetry: () => void }) {
  const t = useText()
  const heading = useFocus<HTMLHeadingElement>()
  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('Something went wrong on our side')}
      </h1>
      <p>
        {t(
          'The error has been recorded. If you were sending a form, please check your inbox before you send it again: it may have arrived.',
        )}
      </p>
      <p className={styles.ways}>
        <button type="button" className={`${buttonStyles.button} ${buttonStyles.accent}`} onClick={onRetry}>
          {t('Try again')}
        </button>
        <a className={`${buttonStyles.button} ${buttonStyles.quiet}`} href={t.href('/')}>
          {t('Go to the front page')}
        </a>
      </p>
    </div>
  )
}
