import type { Books as Counts } from '@/lib/editions/sending/queries'
import { Table } from '../../_parts/table'
import { sayCount } from '../../_parts/words'
import styles from './books.module.css'

type Outcome = Exclude<keyof Counts, 'audience' | 'isBalanced'>

const outcomes: [Outcome, string, string][] = [
  ['sent', 'Sent', 'The mail server accepted it.'],
  ['waiting', 'Waiting', 'Not sent yet.'],
  ['sending', 'On its way', 'Handed to the mail server just now.'],
  ['refused', 'Refused', 'The mail server refused it.'],
  ['suppressed', 'Suppressed', 'The address bounced, complained, or was suppressed by us.'],
  ['left', 'Unsubscribed or paused', 'Unsubscribed or paused after the sending began.'],
  ['cancelled', 'Cancelled', 'Not sent, because somebody cancelled the rest.'],
  ['uncertain', 'Uncertain', 'The connection broke at the end: it may or may not have arrived.'],
]
/** Shown only if they are not zero; the others are always shown. */
const passing: Outcome[] = ['waiting', 'sending', 'cancelled']

/** The outcomes for the whole audience: one row for each, and together they are everybody. */
export function Books({ books }: { books: Counts }) {
  const lines = outcomes.filter(([outcome]) => books[outcome] > 0 || !passing.includes(outcome))
  return (
    <section className={styles.books} aria-labelledby="books">
      <h2 id="books">Results</h2>
      <Table
        caption="Results of this edition"
        columns={['Outcome', 'Readers', 'What it means']}
        figures={[1]}
        extra={[2]}
        rows={[
          ...lines.map(([outcome, word, meaning]) => ({
            key: outcome,
            cells: [word, sayCount(books[outcome]), meaning],
          })),
          {
            key: 'together',
            cells: [
              <strong key="together">Together</strong>,
              <strong key="sum">{sayCount(sumOf(books))}</strong>,
              `It was for ${sayCount(books.audience)}.`,
            ],
          },
        ]}
        empty=""
      />
      <p className={styles.verdict}>
        {books.isBalanced
          ? `All ${sayCount(books.audience)} readers are accounted for, and nobody is counted twice.`
          : `The counts do not add up: ${sayCount(sumOf(books))} outcomes for ${sayCount(books.audience)} readers. Tell the person who runs this system.`}
      </p>
    </section>
  )
}

function sumOf(books: Counts): number {
  return outcomes.reduce((sum, [outcome]) => sum + books[outcome], 0)
}
