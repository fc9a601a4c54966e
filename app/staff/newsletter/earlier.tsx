import { formatShortDate, instantOn } from '@/lib/days'
import { findBooks, type Books } from '@/lib/editions/sending/queries'
import { countClicks } from '@/lib/desk/editions/count-clicks'
import type { EditionLine } from '@/lib/editions/queries'
import { path } from '@/lib/urls'
import { Table } from '../_parts/table'
import { sayCount } from '../_parts/words'
import { stateWords } from './words'

const pageSize = 12

type Props = {
  /** Newest first. */
  editions: EditionLine[]
  /** The number of the last edition on the page before. */
  before: string | undefined
}

/** Closed editions, a dozen per page, with their counts and clicks. */
export async function Earlier({ editions, before }: Props) {
  const rest = editions.filter(({ number }) => before === undefined || number < Number(before))
  const shown = rest.slice(0, pageSize)
  const [books, clicks] = await Promise.all([
    Promise.all(shown.map(booksOf)),
    countClicks(shown.map(({ number }) => number)),
  ])
  return (
    <>
      <Table
        caption="Earlier editions, the newest first"
        columns={['Edition', 'For', 'State', 'Readers', 'Sent', 'Not sent', 'Uncertain', 'Clicks']}
        figures={[3, 4, 5, 6, 7]}
        extra={[1, 3, 5, 6]}
        rows={shown.map((edition, place) => ({
          key: String(edition.number),
          cells: cellsOf(edition, books[place] ?? null, clicks.get(edition.number)),
        }))}
        empty={before === undefined ? 'No edition has been sent yet.' : 'There is nothing older.'}
      />
      {rest.length > pageSize && (
        <p>
          <a href={path('/staff/newsletter', { before: String(shown.at(-1)?.number) })}>Older editions</a>
        </p>
      )}
    </>
  )
}

/** Null for an edition that never had an audience. */
async function booksOf({ number, audience }: EditionLine): Promise<Books | null> {
  return audience === null ? null : findBooks(number)
}

function cellsOf(
  { number, subject, dueOn, state, audience }: EditionLine,
  books: Books | null,
  clicks: number | undefined,
) {
  const notSent = books && books.refused + books.suppressed + books.left + books.cancelled
  const counts = [audience, books?.sent, notSent, books?.uncertain, clicks]
  return [
    <a key="edition" href={`/staff/newsletter/${number}`}>
      No. {number}: {subject || 'no subject'}
    </a>,
    formatShortDate(instantOn(dueOn)),
    stateWords[state],
    ...counts.map((count) => (count == null ? '' : sayCount(count))),
  ]
}
