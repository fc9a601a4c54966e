import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import type { ServerText } from '@/lib/languages/text'
import { nameDonation } from '@/lib/offers/say-donation'
import { path } from '@/lib/urls'
import { PayForm } from './failed-payment'
import { standingWords } from './donation-facts'
import styles from './donation.module.css'
import { requestText } from '../../../_parts/request-text'

/** Donations by name, each with a link to its own page. */
export async function DonationList({ donations }: { donations: DonationView[] }) {
  const t = await requestText()
  return (
    <ul className={styles.donations}>
      {donations.map((donation) => (
        <li key={donation.id}>
          <a className={styles.amount} href={t.href(path('/account/donations', { donation: donation.id }))}>
            {nameDonation(donation, t)}
          </a>
          <p>{stateOf(donation, t)}</p>
          <PayForm donation={donation} access={{ donation: donation.id }} />
        </li>
      ))}
    </ul>
  )
}

function stateOf(donation: DonationView, t: ServerText): string {
  if (donation.standing === 'scheduled' && donation.nextChargeOn !== null)
    return t('Starts on {day}. Nothing was charged yet.', { day: t.day(donation.nextChargeOn) })
  const words = standingWords(donation, t)
  const stands = words === null ? '' : `${words}.`
  const next =
    donation.nextChargeOn === null ? '' : t('Next charge on {day}.', { day: t.day(donation.nextChargeOn) })
  const day = t.day(donation.since)
  const since =
    donation.frequency === 'once' ? t('Given once, on {day}.', { day }) : t('Since {day}.', { day })
  return [stands, next, since].filter(Boolean).join(' ')
}
