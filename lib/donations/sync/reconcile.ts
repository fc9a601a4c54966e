import { db } from '../../db'
import { log } from '../../log'
import { compareLedger, type Difference } from './compare-ledger'
import { listRefundedOrDisputed } from '../../stripe/charges'
import { noteSession } from './note-session'
import { syncDonation } from './sync-donation'
import { charged } from '../../given-donations'

/** A refund can fail for a month at Stripe; a few days more, in case nobody ran this for a while. */
const windowMs = 35 * 86_400_000
const hourMs = 3_600_000

export type Reconciliation = { looked: number; mended: number; left: number }

/**
 * Repairs what lost events left behind: payments and refunds of the last five weeks that Stripe knows and we do not,
 * Checkouts of those weeks without an outcome, and running donations whose next charge, end or end of a pause is
 * overdue. What still differs after that is logged for a person.
 */
export async function reconcile(now: Date): Promise<Reconciliation> {
  const since = new Date(now.getTime() - windowMs)
  const before = await compareLedger({ since })
  const differing = before.differences.map(({ donationId }) => donationId)
  const doubtful = new Set([...differing, ...(await listUnsettled(now)), ...(await listTouched(since))])
  const failures = await mendAll(doubtful, { differences: before.differences, now })

  const after = differing.length === 0 ? before : await compareLedger({ since })
  for (const { paymentIntentId, what, atStripe, inLedger } of after.differences) {
    log.warn('ledger.differed', { payment: paymentIntentId, what, atStripe, inLedger })
  }
  const left = after.differences.length
  if (failures.length > 0)
    throw new AggregateError(
      failures,
      `${failures.length} of ${doubtful.size} doubtful donations could not be read`,
    )
  return { looked: before.compared, mended: before.differences.length - left, left }
}

/** One donation that cannot be synced does not hold up the others. Returns what went wrong. */
async function mendAll(
  donationIds: Iterable<string>,
  { differences, now }: { differences: Difference[]; now: Date },
): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const donationId of donationIds) {
    try {
      await noteLostSession(differences.find((difference) => difference.donationId === donationId))
      await syncDonation(donationId, now)
    } catch (error) {
      log.error('ledger.sync_failed', error, { donation: donationId })
      failures.push(error)
    }
  }
  return failures
}

/** Finds the Checkout session of a donation by its payment, if we never stored the session. */
async function noteLostSession(difference: Difference | undefined): Promise<void> {
  if (difference?.what !== 'missing') return
  const { donationId, paymentIntentId } = difference
  const isLost = (await db().donation.count({ where: { id: donationId, checkoutSessionId: null } })) > 0
  if (isLost) await noteSession(donationId, { sessionId: null, paymentIntentId, subscriptionId: null })
}

/** Pending for over an hour, or past the day on which Stripe should have charged. */
async function listUnsettled(now: Date): Promise<string[]> {
  const [hourAgo, windowStart] = [new Date(now.getTime() - hourMs), new Date(now.getTime() - windowMs)]
  const rows = await db().donation.findMany({
    where: {
      checkoutSessionId: { not: null },
      OR: [
        { state: 'pending', createdAt: { lt: hourAgo, gt: windowStart } },
        { ...charged, nextChargeAt: { lt: hourAgo } },
        { state: 'ending', endsAt: { lt: hourAgo } },
        { isPaused: true, resumesAt: { lt: hourAgo } },
        { state: 'past_due' },
      ],
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** A recent refund or dispute may be about an old payment, and a pending refund can still fail. */
async function listTouched(since: Date): Promise<string[]> {
  const touched: string[] = []
  for await (const paymentIntentId of listRefundedOrDisputed(since)) touched.push(paymentIntentId)
  const pending = await db().refund.findMany({
    where: { status: 'pending' },
    select: { paymentIntentId: true },
  })
  const doubtful = [...touched, ...pending.map(({ paymentIntentId }) => paymentIntentId)]
  const rows = await db().payment.findMany({
    where: { paymentIntentId: { in: doubtful } },
    select: { donationId: true },
  })
  return rows.map(({ donationId }) => donationId)
}
