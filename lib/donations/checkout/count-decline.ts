import { recordDecline } from '../../card-testing-guard/record-decline'
import type { DeclinedCard } from '../../card-testing-guard/rules'
import { db } from '../../db'
import { findDonationId } from '../../stripe/charges'
import { isId } from '../rules'

/** A session lasts a day, and so does what we know about where it was started. */
const sessionMs = 86_400_000

/**
 * Counts a declined card for the card-testing guard if it was tried for the first payment of one of our donations. A
 * failed renewal is not counted, and neither is a first charge on the day that was agreed: it is a donor's old card and
 * not a test. Returns false if not counted.
 */
export async function countDecline(decline: DeclinedCard, now: Date): Promise<boolean> {
  const { attemptId, at } = decline
  const donation = await findDonation(decline)
  if (donation === null || (donation.paidAt !== null && donation.paidAt < at)) return false
  if (decline.paymentIntentId !== null && donation.startsAt !== null) return false
  await recordDecline({ attemptId, donationId: donation.id, at }, now)
  return true
}

/**
 * The decline of a single donation names it. That of a recurring one may not, because Stripe takes no metadata for the
 * intent of a subscription's Checkout. Then the best match decides.
 */
async function findDonation(decline: DeclinedCard) {
  if (decline.donationId !== null) return findById(decline.donationId)
  if (decline.paymentIntentId === null) return findLater(decline)
  const bySession = await findBySession(decline)
  if (bySession !== null) return bySession
  const byInvoice = await findDonationId(decline.paymentIntentId)
  return byInvoice === null ? findByLikeness(decline) : findById(byInvoice)
}

function findById(id: string) {
  return isId(id) ? db().donation.findUnique({ where: { id } }) : null
}

function findBySession({ sessionPrefix, at }: DeclinedCard) {
  if (sessionPrefix === null) return null
  return db().donation.findFirst({
    where: { checkoutSessionId: { startsWith: sessionPrefix }, start: { startedAt: startsBefore(at) } },
  })
}

/** The newest donation whose first charge lies ahead, and whose page may still be open. */
function findLater({ at }: DeclinedCard) {
  return db().donation.findFirst({
    where: { startsAt: { not: null }, start: { startedAt: startsBefore(at) } },
    orderBy: { createdAt: 'desc' },
  })
}

/**
 * The newest recurring donation of that amount whose payment page may still be open. If a card tester is active, it is
 * theirs.
 */
function findByLikeness({ amount, at }: DeclinedCard) {
  if (amount === null) return null
  return db().donation.findFirst({
    where: {
      state: 'pending',
      frequency: { not: 'once' },
      amountMinor: amount.minor,
      currency: amount.currency,
      start: { startedAt: startsBefore(at) },
    },
    orderBy: { createdAt: 'desc' },
  })
}

function startsBefore(at: Date) {
  return { gte: new Date(at.getTime() - sessionMs), lte: new Date(at.getTime() + 1000) }
}
