import { db } from '../db'
import type { Money } from '../money'

export type OpenDispute = {
  id: string
  donationId: string
  donorEmail: string | null
  amountMinor: number
  currency: string
  reason: string
  openedAt: Date
  answerBy: Date | null
}

/** A refund that has not arrived. */
export type RefundTrouble = {
  id: string
  donationId: string
  donorEmail: string | null
  /** Null for a duplicate donation that Stripe refused to refund in part or in full. */
  amount: Money | null
  at: Date
} & (
  | { kind: 'waiting' }
  | { kind: 'refused' | 'not_reversed'; refusal: string; refusalMessage: string }
  | { kind: 'failed'; failureReason: string | null }
)

export type Troubles = {
  failedEvents: { count: number; oldest: Date | null }
  /** The last month's events that no row can store. */
  quarantinedEvents: number
  /** Sorted by the date when the answer is due. */
  disputes: OpenDispute[]
  refunds: RefundTrouble[]
  /** Mails that a mail server refused permanently, of those we still keep. */
  refusedMails: number
}

const dayMs = 86_400_000
/**
 * A refund that Stripe has not accepted after 15 minutes is listed; one that was refused or failed stays listed for two
 * weeks.
 */
const [patienceMs, sightMs] = [15 * 60_000, 14 * dayMs]
const mostShown = 50

/** Problems that need a person. */
export async function listTroubles(now: Date): Promise<Troubles> {
  const [failed, disputes, refunds, refusedMails, quarantinedEvents] = await Promise.all([
    db().stripeEvent.aggregate({
      where: { state: 'received', lastError: { not: null } },
      _count: true,
      _min: { receivedAt: true },
    }),
    listDisputes(),
    listRefunds(now),
    db().mail.count({ where: { state: 'refused' } }),
    db().quarantinedEvent.count(),
  ])
  return {
    failedEvents: { count: failed._count, oldest: failed._min.receivedAt },
    disputes,
    refunds,
    refusedMails,
    quarantinedEvents,
  }
}

const withDonor = { payment: { select: { donation: { select: { id: true, donorEmail: true } } } } } as const

async function listDisputes(): Promise<OpenDispute[]> {
  const rows = await db().dispute.findMany({
    where: { status: { in: ['needs_response', 'warning_needs_response'] } },
    orderBy: { answerBy: 'asc' },
    include: withDonor,
    take: mostShown,
  })
  return rows.map(({ payment, id, amountMinor, currency, reason, openedAt, answerBy }) => ({
    id,
    amountMinor,
    currency,
    reason,
    openedAt,
    answerBy,
    donationId: payment.donation.id,
    donorEmail: payment.donation.donorEmail,
  }))
}

async function listRefunds(now: Date): Promise<RefundTrouble[]> {
  const since = new Date(now.getTime() - sightMs)
  const [orders, failed, notReversed] = await Promise.all([
    listOpenOrders(now, since),
    db().refund.findMany({ where: { failedAt: { gt: since } }, include: withDonor, take: mostShown }),
    db().duplicateDonation.findMany({
      where: { refusal: { not: null }, closedAt: { gt: since } },
      include: { second: { select: { id: true, donorEmail: true } } },
      take: mostShown,
    }),
  ])
  const failures = failed
    .filter(({ status }) => status === 'failed')
    .map(({ payment, id, amountMinor: minor, currency, failedAt, failureReason }) => ({
      id,
      ...donorOf(payment.donation),
      amount: { minor, currency },
      at: failedAt ?? now,
      kind: 'failed' as const,
      failureReason,
    }))
  const duplicates = notReversed.map(({ second, secondId: id, closedAt, refusal, refusalMessage }) => ({
    id,
    ...donorOf(second),
    amount: null,
    at: closedAt ?? now,
    kind: 'not_reversed' as const,
    refusal: refusal ?? '',
    refusalMessage: refusalMessage ?? '',
  }))
  return [...orders, ...failures, ...duplicates].sort((one, other) => one.at.getTime() - other.at.getTime())
}

async function listOpenOrders(now: Date, since: Date): Promise<RefundTrouble[]> {
  const rows = await db().refundOrder.findMany({
    where: {
      OR: [
        { state: 'ordered', orderedAt: { lt: new Date(now.getTime() - patienceMs) } },
        { state: 'refused', orderedAt: { gt: since } },
      ],
    },
    orderBy: { orderedAt: 'asc' },
    include: withDonor,
    take: mostShown,
  })
  return rows.map(({ payment, id, amountMinor: minor, currency, orderedAt: at, ...order }) => {
    const shared = { id, ...donorOf(payment.donation), amount: { minor, currency }, at }
    if (order.state === 'ordered') return { ...shared, kind: 'waiting' }
    const { refusal, refusalMessage } = order
    return { ...shared, kind: 'refused', refusal: refusal ?? '', refusalMessage: refusalMessage ?? '' }
  })
}

function donorOf({ id, donorEmail }: { id: string; donorEmail: string | null }) {
  return { donationId: id, donorEmail }
}
