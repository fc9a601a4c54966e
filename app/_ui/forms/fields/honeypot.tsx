import { useText } from '../../use-text'
import styles from './honeypot.module.css'

/** A honeypot: people neither see nor reach this field, and simple robots fill it in. */
export function Honeypot({ name }: { name: string }) {
  const t = useText()
  return (
    <div className={styles.honeypot} aria-hidden="true">
      <label>
        {t('Leave this empty')}
        <input type="text" name={name} tabIndex={-1} autoComplete="off" defaultValue="" />
      </label>
    </div>
  )
}
