import { formatShortDate } from '@/lib/days'
import type { DonationRow } from '@/lib/desk/donations/list-donations'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { frequencyLabels } from '@/lib/offers/rules'
import { Table } from '../_parts/table'
import { namePlacement, sayInFull, stateWords } from '../_parts/words'

/** A table of donations; each row links to the donation's page. */
export function DonationTable({ donations }: { donations: DonationRow[] }) {
  return (
    <Table
      caption="Donations, newest first"
      columns={['Begun', 'Donation', 'How often', 'Donor', 'Status', 'Received', 'From']}
      figures={[1, 5]}
      extra={[2, 5, 6]}
      rows={donations.map((donation) => ({ key: donation.id, cells: cellsOf(donation) }))}
      empty="No donation matches. Try fewer words or another status."
    />
  )
}

function cellsOf(donation: DonationRow) {
  const { id, createdAt, donorEmail, amountMinor, currency, frequency, state, received } = donation
  return [
    <a key="donation" href={`/staff/donations/${id}`}>
      {formatShortDate(createdAt)}
    </a>,
    sayInFull({ minor: amountMinor, currency }),
    frequencyLabels[frequency],
    donorEmail === null ? 'Not known' : showAddressToStaff(donorEmail),
    stateWords[state],
    sayInFull({ minor: received, currency }),
    sourceOf(donation),
  ]
}

function sourceOf({ headline, articleSlug, campaign, placement }: DonationRow): string {
  const place = headline ?? articleSlug ?? namePlacement(placement)
  return campaign === null ? place : `${place} (${campaign})`
}
