import { db } from '../db'

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

export type StuckRefund = {
  id: string
  donationId: string
  donorEmail: string | null
  amountMinor: number
  currency: string
  orderedAt: Date
  /** Null while Stripe has not answered yet; else why it would not. */
  refusal: string | null
}

export type Troubles = {
  failedEvents: { count: number; oldest: Date | null }
  /** Events that no row of ours can hold, of the last month. */
  quarantinedEvents: number
  /** The one whose answer is due first comes first. */
  disputes: OpenDispute[]
  refunds: StuckRefund[]
  /** Mails that a mail server refused for good, of those still kept. */
  refusedMails: number
}

const dayMs = 86_400_000
/** A refund that Stripe has not taken by then needs a look; a refused one stays in sight for two weeks. */
const [patienceMs, sightMs] = [15 * 60_000, 14 * dayMs]

/** What does not go right by itself and waits for a person. */
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
    take: 50,
  })
  return rows.map(({ payment, id, amountMinor, currency, reason, openedAt, answerBy }) => ({
    ...{ id, amountMinor, currency, reason, openedAt, answerBy },
    ...{ donationId: payment.donation.id, donorEmail: payment.donation.donorEmail },
  }))
}

async function listRefunds(now: Date): Promise<StuckRefund[]> {
  const rows = await db().refundOrder.findMany({
    where: {
      OR: [
        { state: 'ordered', orderedAt: { lt: new Date(now.getTime() - patienceMs) } },
        { state: 'refused', orderedAt: { gt: new Date(now.getTime() - sightMs) } },
      ],
    },
    orderBy: { orderedAt: 'asc' },
    include: withDonor,
    take: 50,
  })
  return rows.map(({ payment, id, amountMinor, currency, orderedAt, refusal }) => ({
    ...{ id, amountMinor, currency, orderedAt, refusal },
    ...{ donationId: payment.donation.id, donorEmail: payment.donation.donorEmail },
  }))
}
