import type { Prisma } from '../../db'
import { dayOf, dayOfDate, type Day } from '../../days'
import type { Money } from '../../money'
import type { Frequency } from '../../offers/rules'
import { lastDayBefore } from '../changes/limit-dates'
import { unknownDecline, type Card } from '../../stripe/stripe-snapshot'
import { hasSucceeded, isRefundPending } from '../refunds/refund-rules'
import { possibleChanges, standingOf, type DonationChangeKind, type Standing } from '../rules'

export type PaymentView = {
  id: string
  /** A number that a donor can quote. */
  reference: string
  paidOn: Day
  amount: Money
  /** What has left for the card; null for nothing. */
  givenBack: Money | null
  /** What Stripe has accepted and not sent yet; null for nothing. */
  onItsWayBack: Money | null
}

export type DonationView = {
  id: string
  frequency: Frequency
  amount: Money
  feeCovered: Money | null
  standing: Standing
  changes: readonly DonationChangeKind[]
  since: Day
  nextChargeOn: Day | null
  endsOn: Day | null
  /** The last day on which a donation that goes on may be charged; null if it has no end date. */
  lastDay: Day | null
  /** Such as "Visa ending in 4242"; null if unknown. */
  card: Card | null
  /** The last day on which the card is valid. */
  cardExpiresOn: Day | null
  /** Why a renewal was refused, and what to do. */
  failure: { code: string; retryOn: Day | null; method: string | null } | null
  /** The instants from which a change is computed. */
  nextChargeAt: Date | null
  anchorAt: Date | null
  endsAt: Date | null
  /** The number for the next form about it. */
  nextNumber: number
  /** A requested change that Stripe does not have yet. */
  underWay: DonationChangeKind | null
  /** True if the last requested change was refused and the donation is as before. */
  isLastRefused: boolean
  payments: PaymentView[]
}

export const withPaymentsAndChanges = {
  payments: { include: { refunds: true }, orderBy: { paidAt: 'desc' } },
  changes: { orderBy: { number: 'desc' } },
} as const satisfies Prisma.DonationInclude

type DonationRow = Prisma.DonationGetPayload<{ include: typeof withPaymentsAndChanges }>

/** A row as its donor sees it. */
export function viewDonation(row: DonationRow): DonationView {
  const { id, frequency, currency, nextChargeAt, anchorAt, endsAt, feeCoveredMinor } = row
  const standing = standingOf(row)
  const card = { brand: row.cardBrand ?? '', last4: row.cardLast4 ?? '' }
  return {
    id,
    frequency,
    standing,
    nextChargeAt,
    anchorAt,
    endsAt,
    amount: { minor: row.amountMinor, currency },
    feeCovered: feeCoveredMinor === 0 ? null : { minor: feeCoveredMinor, currency },
    changes: possibleChanges(standing, frequency),
    since: dayOf(row.paidAt ?? row.createdAt),
    nextChargeOn: nextChargeAt === null ? null : dayOf(nextChargeAt),
    endsOn: endsAt === null ? null : dayOf(endsAt),
    lastDay: endsAt === null || standing === 'ending' ? null : lastDayBefore(endsAt),
    card: card.last4 === '' ? null : card,
    cardExpiresOn: row.cardExpiresOn === null ? null : dayOfDate(row.cardExpiresOn),
    failure: standing === 'failing' ? failureOf(row) : null,
    nextNumber: (row.changes[0]?.number ?? 0) + 1,
    underWay: row.changes.find(({ state }) => state === 'asked')?.kind ?? null,
    isLastRefused: row.changes[0]?.state === 'refused',
    payments: row.payments.map(viewPayment),
  }
}

function failureOf({ failureCode, failureMethod, retryAt }: DonationRow): DonationView['failure'] {
  return {
    code: failureCode ?? unknownDecline,
    method: failureMethod,
    retryOn: retryAt === null ? null : dayOf(retryAt),
  }
}

/**
 * A payment as its donor sees it. A failed refund returned nothing, and a pending one has not returned anything yet.
 */
export function viewPayment(payment: DonationRow['payments'][number]): PaymentView {
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
