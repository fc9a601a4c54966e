import type { Prisma } from '../../db'
import { dayOf, dayOfDate, type Day } from '../../days'
import type { Money } from '../../money'
import type { Frequency } from '../../offers/rules'
import { nameCard } from '../notifications/card-rules'
import { adviseDonor, type Advice } from '../notifications/decline-rules'
import { unknownDecline } from '../../stripe/truth'
import { hasSucceeded, isRefundPending } from '../refunds/refund-rules'
import { possibleChanges, standingOf, type GiftChangeKind, type Standing } from '../rules'

export type PaymentView = {
  id: string
  /** What a donor can quote. */
  reference: string
  paidOn: Day
  amount: Money
  /** What has left for the card; null where nothing has. */
  givenBack: Money | null
  /** What the payment company has taken on and not sent yet; null where there is none. */
  onItsWayBack: Money | null
}

export type GiftView = {
  id: string
  frequency: Frequency
  amount: Money
  feeCovered: Money | null
  standing: Standing
  changes: readonly GiftChangeKind[]
  since: Day
  nextChargeOn: Day | null
  endsOn: Day | null
  /** "Visa ending in 4242"; null where it is not known. */
  card: string | null
  /** The last day that the card is good. */
  cardExpiresOn: Day | null
  /** Of a renewal that was refused: why, and what to do. */
  failure: Advice | null
  /** The instants that a change is worked out from. */
  nextChargeAt: Date | null
  anchorAt: Date | null
  /** What the next form about it is to be drawn with. */
  nextNumber: number
  /** A change that was asked and is not at Stripe yet. */
  underWay: GiftChangeKind | null
  /** True where the last change that was asked for was refused: the gift stands as it did before. */
  isLastRefused: boolean
  payments: PaymentView[]
}

export const withPaymentsAndChanges = {
  payments: { include: { refunds: true }, orderBy: { paidAt: 'desc' } },
  changes: { orderBy: { number: 'desc' } },
} as const satisfies Prisma.DonationInclude

type GiftRow = Prisma.DonationGetPayload<{ include: typeof withPaymentsAndChanges }>

/** A row as its donor sees it. */
export function viewGift(row: GiftRow): GiftView {
  const { id, frequency, currency, nextChargeAt, anchorAt, endsAt, feeCoveredMinor } = row
  const standing = standingOf(row)
  const card = { brand: row.cardBrand ?? '', last4: row.cardLast4 ?? '' }
  return {
    ...{ id, frequency, standing, nextChargeAt, anchorAt },
    amount: { minor: row.amountMinor, currency },
    feeCovered: feeCoveredMinor === 0 ? null : { minor: feeCoveredMinor, currency },
    changes: possibleChanges(standing, frequency),
    since: dayOf(row.paidAt ?? row.createdAt),
    nextChargeOn: nextChargeAt === null ? null : dayOf(nextChargeAt),
    endsOn: endsAt === null ? null : dayOf(endsAt),
    card: card.last4 === '' ? null : nameCard(card),
    cardExpiresOn: row.cardExpiresOn === null ? null : dayOfDate(row.cardExpiresOn),
    failure: standing === 'failing' ? failureOf(row) : null,
    nextNumber: (row.changes[0]?.number ?? 0) + 1,
    underWay: row.changes.find(({ state }) => state === 'asked')?.kind ?? null,
    isLastRefused: row.changes[0]?.state === 'refused',
    payments: row.payments.map(viewPayment),
  }
}

function failureOf({ failureCode, retryAt }: GiftRow): Advice {
  return adviseDonor(failureCode ?? unknownDecline, retryAt === null ? null : dayOf(retryAt))
}

/** A payment as its donor sees it; a refund that failed gave nothing back, and one that is pending has not yet. */
export function viewPayment(payment: GiftRow['payments'][number]): PaymentView {
  const { paymentIntentId, amountMinor, currency, paidAt, refunds } = payment
  const sumOf = (those: typeof refunds): Money | null => {
    const minor = those.reduce((sum, refund) => sum + refund.amountMinor, 0)
    return minor === 0 ? null : { minor, currency }
  }
  return {
    id: paymentIntentId,
    reference: paymentIntentId.slice(-8),
    paidOn: dayOf(paidAt),
    amount: { minor: amountMinor, currency },
    givenBack: sumOf(refunds.filter(hasSucceeded)),
    onItsWayBack: sumOf(refunds.filter(isRefundPending)),
  }
}
