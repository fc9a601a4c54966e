import { isLiveKey, settings } from '@/lib/env'
import styles from './test-notice.module.css'

/** A notice at the top of every page while the site uses Stripe's test mode. */
export function TestNotice() {
  if (isLiveKey(settings().STRIPE_SECRET_KEY)) return null
  return <p className={styles.notice}>Test mode: no money moves</p>
}
