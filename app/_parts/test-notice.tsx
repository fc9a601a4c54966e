import { isLiveKey, settings } from '@/lib/env'
import styles from './test-notice.module.css'

/** Stands above everything while the site is wired to test money. */
export function TestNotice() {
  if (isLiveKey(settings().STRIPE_SECRET_KEY)) return null
  return <p className={styles.notice}>Test mode: no money moves</p>
}
