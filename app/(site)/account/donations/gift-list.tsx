import { formatDay } from '@/lib/days'
import type { GiftView } from '@/lib/donations/manage-links/view-gift'
import { formatMoney } from '@/lib/money'
import { describeGift } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { PayForm } from './failed-payment'
import { standingWords } from './gift-facts'
import styles from './gift.module.css'

/** Donations by name, each with a link to its own page. */
export function GiftList({ gifts }: { gifts: GiftView[] }) {
  return (
    <ul className={styles.gifts}>
      {gifts.map((gift) => (
        <li key={gift.id}>
          <a className={styles.amount} href={path('/account/donations', { gift: gift.id })}>
            {nameOf(gift)}
          </a>
          <p>{stateOf(gift)}</p>
          <PayForm gift={gift} access={{ gift: gift.id }} />
        </li>
      ))}
    </ul>
  )
}

function nameOf({ amount, frequency }: GiftView): string {
  return frequency === 'once' ? formatMoney(amount, publication.locale) : describeGift(amount, frequency)
}

function stateOf(gift: GiftView): string {
  const words = standingWords(gift)
  const next = gift.nextChargeOn === null ? '' : `Next charge on ${formatDay(gift.nextChargeOn)}. `
  const stands = words === null ? '' : `${words}. `
  const since = gift.frequency === 'once' ? 'Given once, on' : 'Since'
  return `${stands}${next}${since} ${formatDay(gift.since)}.`
}
