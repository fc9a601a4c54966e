import { listClicks } from '@/lib/clicks/queries'
import { Table } from '../../_parts/table'
import { sayCount } from '../../_parts/words'
import styles from './books.module.css'

/** How often each story was opened from the edition, without who did; empty if nothing was counted. */
export async function Clicks({ number }: { number: number }) {
  const clicks = await listClicks(number)
  if (clicks.every(({ count }) => count === 0)) return null
  return (
    <section className={styles.books} aria-labelledby="clicks">
      <h2 id="clicks">Clicks from the edition</h2>
      <Table
        caption="How often each story was opened from the edition"
        columns={['Story', 'Clicks']}
        figures={[1]}
        rows={clicks.map(({ slug, headline, count }) => ({
          key: slug,
          cells: [headline, sayCount(count)],
        }))}
        empty=""
      />
      <p>Readers without JavaScript and programs that open every link are not counted.</p>
    </section>
  )
}
