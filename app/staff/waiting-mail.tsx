import { formatMoment } from '@/lib/days'
import type { HeldName } from '@/lib/desk/deliverability/list-held-domains'
import { showDomain } from '@/lib/addresses/email-address'
import styles from './waiting.module.css'

/** Mail providers that refuse our mail, and reports of theirs that we could not read; empty if there are none. */
export function WaitingMail({ held, unreadable }: { held: HeldName[]; unreadable: number }) {
  if (held.length === 0 && unreadable === 0) return null
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">Email that needs attention</h2>
      <ul className={styles.list}>
        {held.map(({ domain, openedAt, words }) => (
          <li key={domain}>
            <p className={styles.what}>
              <a href="/staff/deliverability#held">{showDomain(domain)} refuses our email</a>
            </p>
            <p>
              Since {formatMoment(openedAt)}, because of us; its readers wait, and nobody is suppressed.
              {words !== null && words !== '' && ` It said: “${words}”`}
            </p>
          </li>
        ))}
        {unreadable > 0 && (
          <li>
            <p className={styles.what}>
              <a href="/staff/deliverability#unreadable">
                {unreadable === 1 ? 'One report' : `${unreadable} reports`} of mail providers could not be
                read
              </a>
            </p>
            <p>They are kept for a month. If there are several, a provider may have changed its format.</p>
          </li>
        )}
      </ul>
    </section>
  )
}
