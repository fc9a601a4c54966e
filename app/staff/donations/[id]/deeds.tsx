import { formatMoment } from '@/lib/days'
import type { Deed } from '@/lib/desk/list-deeds'
import { Table } from '../../_parts/table'
import { sayDeed } from './say-deed'

/** What colleagues did to a donation, and the outcome: its audit entries. */
export function Deeds({ deeds }: { deeds: Deed[] }) {
  if (deeds.length === 0) return null
  return (
    <>
      <h2>What was done at the desk</h2>
      <Table
        caption="What was done at the desk"
        columns={['When', 'Who', 'What']}
        rows={deeds.map((deed) => ({
          key: deed.id,
          cells: [
            formatMoment(deed.at),
            deed.by ?? (deed.isSystem ? 'The payment company' : 'Somebody who has left'),
            sayDeed(deed),
          ],
        }))}
        empty=""
      />
    </>
  )
}
