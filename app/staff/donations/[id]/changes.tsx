import { textIn } from '@/lib/languages/text'
import { sayDonation } from '@/lib/offers/say-donation'
import { formatDate, formatMoment } from '@/lib/days'
import type { DonationView } from '@/lib/desk/donations/find-donation'
import { endReasons } from '@/lib/donations/rules'
import { Table } from '../../_parts/table'
import { say } from '../../_parts/words'

type Change = DonationView['changes'][number]

/** The donor's changes of a donation, with the reasons they gave. */
export function Changes({ changes, currency }: { changes: Change[]; currency: string }) {
  if (changes.length === 0) return null
  return (
    <>
      <h2>What the donor changed</h2>
      <Table
        caption="What the donor changed"
        columns={['Asked', 'What', 'Reason', 'Result']}
        rows={changes.map((change) => ({
          key: change.id,
          cells: [
            formatMoment(change.askedAt),
            sayChange(change, currency),
            sayReason(change),
            outcomes[change.state],
          ],
        }))}
        empty=""
      />
    </>
  )
}

const outcomes: Record<Change['state'], string> = {
  asked: 'Under way',
  done: 'Done',
  refused: 'The payment company refused',
  unconfirmed: 'Waiting for the new address to confirm',
}

function sayChange({ kind, amountMinor, frequency, months, at }: Change, currency: string): string {
  const day = at === null ? '' : formatDate(at)
  switch (kind) {
    case 'amount':
      return `Another amount: ${say({ minor: amountMinor ?? 0, currency })}`
    case 'date':
      return `Another day: ${day}`
    case 'frequency':
      return `Switched: ${sayDonation({ amount: { minor: amountMinor ?? 0, currency }, frequency: frequency ?? 'monthly' }, textIn())}`
    case 'until':
      return at === null ? 'No end date any more' : `An end date: the last day is before ${day}`
    case 'address':
      return 'Another address'
    case 'pause':
      return `A pause of ${months ?? 1} ${months === 1 ? 'month' : 'months'}, until ${day}`
    case 'skip':
      return 'One payment skipped'
    case 'resume':
      return 'Resumed'
    case 'keep':
      return 'End cancelled'
    case 'end':
      return 'Ended'
  }
}

const names: Record<string, string | undefined> = endReasons

function sayReason({ reason, words }: Change): string {
  const known = reason === null ? '' : (names[reason] ?? reason)
  return [known, words ?? ''].filter(Boolean).join(': ')
}
