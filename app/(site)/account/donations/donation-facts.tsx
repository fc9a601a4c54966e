import { formatDay } from '@/lib/days'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { formatMoney } from '@/lib/money'
import { describeDonation } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import styles from './donation.module.css'

/** The state of a donation, which the page must make clear. */
export function DonationFacts({ donation }: { donation: DonationView }) {
  return (
    <dl className={styles.facts}>
      {listFacts(donation).map(([name, value], index) => (
        <div key={name} className={index === 0 ? `${styles.fact} ${styles.main}` : styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function listFacts(donation: DonationView): [string, string][] {
  const { frequency, amount, feeCovered, card, since } = donation
  const said =
    frequency === 'once' ? formatMoney(amount, publication.locale) : describeDonation(amount, frequency)
  const stands = standingWords(donation)
  return [
    ['Your donation', said],
    ...(stands === null ? [] : [['State', stands] as [string, string]]),
    ['Next charge', nextCharge(donation)],
    ...(donation.lastDay === null || donation.standing === 'over'
      ? []
      : ([['No charge after', formatDay(donation.lastDay)]] as [string, string][])),
    ...(feeCovered === null
      ? []
      : ([['Card fee included', formatMoney(feeCovered, publication.locale)]] as [string, string][])),
    ...(card === null || donation.standing === 'over' ? [] : ([['Card', card]] as [string, string][])),
    [frequency === 'once' ? 'Given on' : 'Since', formatDay(since)],
  ]
}

/** Null for an active donation. */
export function standingWords({ standing, endsOn, failure }: DonationView): string | null {
  switch (standing) {
    case 'paused':
      return 'Paused'
    case 'failing':
      return failure?.state ?? 'The last payment did not go through'
    case 'ending':
      return endsOn === null ? 'Will end' : `Ends on ${formatDay(endsOn)}`
    case 'over':
      return 'Ended'
    case 'running':
    case 'single':
      return null
  }
}

function nextCharge({ standing, nextChargeOn }: DonationView): string {
  if (standing === 'paused' && nextChargeOn === null) return 'None until you resume it'
  if (nextChargeOn === null) return 'None: nothing more will be charged'
  return formatDay(nextChargeOn)
}
