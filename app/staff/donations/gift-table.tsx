import { formatShortDate } from '@/lib/days'
import type { GiftRow } from '@/lib/desk/list-donations'
import { showAddressToStaff } from '@/lib/email-address'
import { frequencyLabels } from '@/lib/offers/rules'
import { Table } from '../_parts/table'
import { namePlacement, sayInFull, stateWords } from '../_parts/words'

/** A table of donations; each row links to the donation's page. */
export function GiftTable({ gifts }: { gifts: GiftRow[] }) {
  return (
    <Table
      caption="Gifts, newest first"
      columns={['Begun', 'Gift', 'How often', 'Donor', 'How it stands', 'Received', 'From']}
      figures={[1, 5]}
      extra={[2, 5, 6]}
      rows={gifts.map((gift) => ({ key: gift.id, cells: cellsOf(gift) }))}
      empty="No gift is like that. Try fewer words, or another state."
    />
  )
}

function cellsOf(gift: GiftRow) {
  const { id, createdAt, donorEmail, amountMinor, currency, frequency, state, received } = gift
  return [
    <a key="gift" href={`/staff/donations/${id}`}>
      {formatShortDate(createdAt)}
    </a>,
    sayInFull({ minor: amountMinor, currency }),
    frequencyLabels[frequency],
    donorEmail === null ? 'Not known' : showAddressToStaff(donorEmail),
    stateWords[state],
    sayInFull({ minor: received, currency }),
    sourceOf(gift),
  ]
}

function sourceOf({ headline, articleSlug, campaign, placement }: GiftRow): string {
  const place = headline ?? articleSlug ?? namePlacement(placement)
  return campaign === null ? place : `${place} (${campaign})`
}
