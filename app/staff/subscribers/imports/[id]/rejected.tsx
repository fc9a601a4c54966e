import type { ImportStory } from '@/lib/desk/imports/find-import'
import { listRejections, type Rejection, type RejectionReason } from '@/lib/desk/imports/list-rejections'
import { Table } from '../../../_parts/table'
import { sayCount } from '../../../_parts/words'
import { reasonWords } from '../words'
import styles from '../imports.module.css'

const pageSize = 100
/** The largest PostgreSQL integer. */
const lastLine = 2_147_483_647

type Props = { found: ImportStory; query: Partial<Record<string, string>> }

/** The rows that were not taken: how many for which reason, and each of them. */
export async function Rejected({ found: { id, state, rejected }, query }: Props) {
  if (state === 'discarded' || state === 'uploading' || state === 'uploaded') return null
  const after = readPlace(query)
  const rows = await listRejections(id, { after, limit: pageSize + 1 })
  const isFirst = after.line === 0 && after.part === ''
  if (rows.length === 0 && isFirst) return null
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const hasParts = shown.some(({ part }) => part !== shown[0]?.part)
  return (
    <div className={styles.section}>
      <h2>Rows that were not taken</h2>
      <ul>
        {Object.entries(rejected).map(([reason, count]) => (
          <li key={reason}>
            {sayCount(count)}: {reasonWords[reason as RejectionReason]}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/staff/subscribers/imports/${id}/rejections`}>All of them as CSV</a>
      </p>
      <Table
        caption="Rows that were not taken"
        columns={hasParts ? ['Line', 'File', 'Content', 'Reason'] : ['Line', 'Content', 'Reason']}
        rows={shown.map((row) => ({ key: `${row.part}:${row.line}`, cells: cellsOf(row, hasParts) }))}
        empty="There are no more."
      />
      <nav className={styles.pages} aria-label="Pages of the report">
        {!isFirst && <a href={`/staff/subscribers/imports/${id}`}>From the beginning</a>}
        {rows.length > pageSize && last !== undefined && (
          <a href={`/staff/subscribers/imports/${id}?${new URLSearchParams(placeOf(last)).toString()}`}>
            Further rows
          </a>
        )}
      </nav>
    </div>
  )
}

const placeOf = ({ part, line }: Rejection) => ({ after: String(line), part })

function readPlace({ after, part }: Props['query']): { part: string; line: number } {
  const line = Number(after ?? 0)
  const isPlace = Number.isSafeInteger(line) && line > 0 && line <= lastLine
  return isPlace ? { part: (part ?? '').replaceAll('\0', '').slice(0, 500), line } : { part: '', line: 0 }
}

function cellsOf({ part, line, value, reason }: Rejection, hasParts: boolean) {
  const rest = [value, reasonWords[reason]]
  return [sayCount(line), ...(hasParts ? [part] : []), ...rest]
}
