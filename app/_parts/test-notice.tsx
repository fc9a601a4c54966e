import { isLiveKey, settings } from '@/lib/env'
import { requestText } from './request-text'
import styles from './test-notice.module.css'

/** A notice at the top of every page while the site uses Stripe's test mode. */
export async function TestNotice() {
  if (isLiveKey(settings().STRIPE_SECRET_KEY)) return null
  const t = await requestText()
  return <p className={styles.notice}>{t('Test mode: no money moves')}</p>
}
