import { formatMoment } from '@/lib/days'
import type { Deed } from '@/lib/desk/list-deeds'
import { refundReasons } from '@/lib/donations/rules'
import { Table } from '../../_parts/table'
import { sayInFull } from '../../_parts/words'

/** What colleagues have done to a gift: the lines of the audit log that are about it. */
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
          cells: [formatMoment(deed.at), deed.by ?? 'Somebody who has left', sayDeed(deed)],
        }))}
        empty=""
      />
    </>
  )
}

const reasons: Record<string, string | undefined> = refundReasons

function sayDeed({ action, details }: Deed): string {
  if (action === 'donations.mail')
    return details.mail === 'receipt' ? 'Mailed a receipt again' : 'Mailed a new link'
  if (action !== 'donations.refund') return action
  const { amountMinor, currency, reason, note } = details
  const sum = sayInFull({ minor: Number(amountMinor), currency: String(currency) })
  const why = reasons[String(reason)] ?? String(reason)
  return `Gave back ${sum}. ${why}${typeof note === 'string' && note !== '' ? `: ${note}` : ''}`
}
