import { formatMoment } from '@/lib/days'
import type { UnreadableEvent } from '@/lib/desk/events/list-unreadable-events'
import waiting from '../waiting.module.css'
import styles from './deliverability.module.css'

/** Empty for most papers, most of the time. */
export function Unreadable({ events }: { events: UnreadableEvent[] }) {
  if (events.length === 0) return null
  return (
    <section aria-labelledby="unreadable" className={styles.part}>
      <h2 id="unreadable">Reports that we could not read</h2>
      <p>
        A mail provider sent these, and would send the same again. If there are several, the provider may have
        changed its format: tell the person who runs this system. They are kept for a month, without
        addresses.
      </p>
      <ul className={waiting.list}>
        {events.map(({ digest, provider, reason, content, receivedAt }) => (
          <li key={digest}>
            <p className={waiting.what}>
              From {provider.replace('_', ' ')}, {formatMoment(receivedAt)}
            </p>
            <p>{reason}</p>
            <p>
              <code className={styles.content}>{content.slice(0, 300)}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
