import { formatMoment } from '@/lib/days'
import type { UnreadableEvent } from '@/lib/desk/list-unreadable-events'
import { Table } from '../_parts/table'
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
      <Table
        caption="Reports that we could not read"
        columns={['Came', 'From', 'What is wrong', 'What it says']}
        rows={events.map(({ digest, provider, reason, content, receivedAt }) => ({
          key: digest,
          cells: [
            formatMoment(receivedAt),
            provider.replace('_', ' '),
            reason,
            <code key="content" className={styles.content}>
              {content.slice(0, 300)}
            </code>,
          ],
        }))}
        empty="None."
      />
    </section>
  )
}
