import { adviseDonor } from '@/lib/donations/notifications/decline-rules'
import { nameCard } from '@/lib/donations/notifications/card-rules'
import { requestText } from '../../../_parts/request-text'
import type { ServerText } from '@/lib/languages/text'
import { nameDonation } from '@/lib/offers/say-donation'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import styles from './donation.module.css'

/** The state of a donation, which the page must make clear. */
export async function DonationFacts({ donation }: { donation: DonationView }) {
  const t = await requestText()
  return (
    <dl className={styles.facts}>
      {listFacts(donation, t).map(([name, value], index) => (
        <div key={name} className={index === 0 ? `${styles.fact} ${styles.main}` : styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function listFacts(donation: DonationView, t: ServerText): [string, string][] {
  const { frequency, amount, feeCovered, card, since } = donation
  const stands = standingWords(donation, t)
  return [
    [t('Your donation'), nameDonation({ amount, frequency }, t)],
    ...(stands === null ? [] : [[t('State'), stands] as [string, string]]),
    [donation.standing === 'scheduled' ? t('Starts on') : t('Next charge'), nextCharge(donation, t)],
    ...(donation.lastDay === null || donation.standing === 'over'
      ? []
      : ([[t('No charge after'), t.day(donation.lastDay)]] as [string, string][])),
    ...(feeCovered === null ? [] : ([[t('Card fee included'), t.money(feeCovered)]] as [string, string][])),
    ...(card === null || donation.standing === 'over'
      ? []
      : ([[t('Card'), nameCard(card, t)]] as [string, string][])),
    [sinceLabel(donation, t), t.day(since)],
  ]
}

function sinceLabel({ frequency, payments }: DonationView, t: ServerText): string {
  if (payments.length === 0) return t('Agreed on')
  return frequency === 'once' ? t('Given on') : t('Since')
}

/** Null for an active donation. */
export function standingWords({ standing, endsOn, failure }: DonationView, t: ServerText): string | null {
  switch (standing) {
    case 'scheduled':
      return t('Agreed, not charged yet')
    case 'paused':
      return t('Paused')
    case 'failing':
      return (
        (failure === null ? null : adviseDonor(failure, t).state) ?? t('The last payment did not go through')
      )
    case 'ending':
      return endsOn === null ? t('Will end') : t('Ends on {endsOn}', { endsOn: t.day(endsOn) })
    case 'over':
      return t('Ended')
    case 'running':
    case 'single':
      return null
  }
}

function nextCharge({ standing, nextChargeOn }: DonationView, t: ServerText): string {
  if (standing === 'paused' && nextChargeOn === null) return t('None until you resume it')
  if (nextChargeOn === null) return t('None: nothing more will be charged')
  return t.day(nextChargeOn)
}
