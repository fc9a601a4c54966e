import { formatDay } from '@/lib/days'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { formatMoney } from '@/lib/money'
import { describeDonation } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { PayForm } from './failed-payment'
import { standingWords } from './donation-facts'
import styles from './donation.module.css'

/** Donations by name, each with a link to its own page. */
export function DonationList({ donations }: { donations: DonationView[] }) {
  return (
    <ul className={styles.donations}>
      {donations.map((donation) => (
        <li key={donation.id}>
          <a className={styles.amount} href={path('/account/donations', { donation: donation.id })}>
            {nameOf(donation)}
          </a>
          <p>{stateOf(donation)}</p>
          <PayForm donation={donation} access={{ donation: donation.id }} />
        </li>
      ))}
    </ul>
  )
}

function nameOf({ amount, frequency }: DonationView): string {
  return frequency === 'once' ? formatMoney(amount, publication.locale) : describeDonation(amount, frequency)
}

function stateOf(donation: DonationView): string {
  const words = standingWords(donation)
  const next = donation.nextChargeOn === null ? '' : `Next charge on ${formatDay(donation.nextChargeOn)}. `
  const stands = words === null ? '' : `${words}. `
  const since = donation.frequency === 'once' ? 'Given once, on' : 'Since'
  return `${stands}${next}${since} ${formatDay(donation.since)}.`
}
