import { formatMoment } from '@/lib/days'
import type { AuditEntry } from '@/lib/desk/list-audit-entries'
import { Table } from '../../_parts/table'
import { sayAuditEntry } from './say-audit-entry'

/** What colleagues did to a donation, and the outcome: its audit entries. */
export function AuditEntries({ entries }: { entries: AuditEntry[] }) {
  if (entries.length === 0) return null
  return (
    <>
      <h2>What was done at the desk</h2>
      <Table
        caption="What was done at the desk"
        columns={['When', 'Who', 'What']}
        rows={entries.map((entry) => ({
          key: entry.id,
          cells: [
            formatMoment(entry.at),
            entry.by ?? (entry.isSystem ? 'The payment company' : 'Somebody who has left'),
            sayAuditEntry(entry),
          ],
        }))}
        empty=""
      />
    </>
  )
}
