import { formatDay } from '@/lib/days'
import type { GiftView } from '@/lib/donations/manage-links/view-gift'
import { formatMoney } from '@/lib/money'
import { describeGift } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import styles from './gift.module.css'

/** The state of a donation, which the page must make clear. */
export function GiftFacts({ gift }: { gift: GiftView }) {
  return (
    <dl className={styles.facts}>
      {listFacts(gift).map(([name, value], index) => (
        <div key={name} className={index === 0 ? `${styles.fact} ${styles.main}` : styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function listFacts(gift: GiftView): [string, string][] {
  const { frequency, amount, feeCovered, card, since } = gift
  const said =
    frequency === 'once' ? formatMoney(amount, publication.locale) : describeGift(amount, frequency)
  const stands = standingWords(gift)
  return [
    ['Your gift', said],
    ...(stands === null ? [] : [['State', stands] as [string, string]]),
    ['Next charge', nextCharge(gift)],
    ...(feeCovered === null
      ? []
      : ([['Card fee included', formatMoney(feeCovered, publication.locale)]] as [string, string][])),
    ...(card === null || gift.standing === 'over' ? [] : ([['Card', card]] as [string, string][])),
    [frequency === 'once' ? 'Given on' : 'Since', formatDay(since)],
  ]
}

/** Null for an active donation. */
export function standingWords({ standing, endsOn, failure }: GiftView): string | null {
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

function nextCharge({ standing, nextChargeOn }: GiftView): string {
  if (standing === 'paused' && nextChargeOn === null) return 'None until you resume it'
  if (nextChargeOn === null) return 'None: nothing more is charged'
  return formatDay(nextChargeOn)
}
