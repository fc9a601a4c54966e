import { declineOf } from '../../card-testing-guard/rules'
import { db } from '../../db'
import { describeError, log } from '../../log'
import { applyCardChange } from '../cards/apply-card-change'
import { countDecline } from '../checkout/count-decline'
import { noteSession } from './note-session'
import { cardChangeOf, isId, subjectOf, type EventSubject } from '../rules'
import { syncDonation } from './sync-donation'
import { charged } from '../../given-donations'

/**
 * Syncs the donation that a stored event is about with Stripe. Late, repeated or reordered events all end in the same
 * rows, because an event only says which donation to read. A failure is stored with the event and thrown, so that the
 * worker tries again later.
 */
export async function syncEvent(eventId: string, now: Date): Promise<void> {
  const event = await db().stripeEvent.findUnique({ where: { id: eventId } })
  if (event === null || event.state !== 'received') return
  try {
    const state = (await takeIn(event, now)) ? 'done' : 'ignored'
    await db().stripeEvent.update({
      where: { id: eventId },
      data: { state, processedAt: now, lastError: null },
    })
  } catch (error) {
    const lastError = describeError(error)
    await db().stripeEvent.update({ where: { id: eventId }, data: { attempts: { increment: 1 }, lastError } })
    log.error('stripe_event.sync_failed', error, { stripeEvent: eventId, type: event.type })
    throw error
  }
}

/** False if the event is about none of our donations, or of a type that we ignore. */
async function takeIn(event: { id: string; type: string; payload: unknown }, now: Date): Promise<boolean> {
  const { id, type } = event
  const { data, created = 0 } = event.payload as {
    data?: { object?: Record<string, unknown> }
    created?: number
  }
  const object = data?.object ?? {}
  const decline = declineOf({ id, type, created, object })
  if (decline !== null) return countDecline(decline, now)
  const cardChange = cardChangeOf({ type, object })
  if (cardChange !== null) return applyCardChange(cardChange, now)
  const subject = subjectOf({ type, object })
  const donationIds = subject === null ? [] : await findDonations(subject)
  for (const donationId of donationIds) await syncDonation(donationId, now)
  return donationIds.length > 0
}

/** If the session of the donation was never stored, because the process died too early, it is stored now. */
async function findDonations(subject: EventSubject): Promise<string[]> {
  const { donationId, sessionId, subscriptionId, paymentIntentId, customerId } = subject
  if (customerId !== null) return findOfCustomer(customerId)
  const paid = paymentIntentId === null ? null : await findPaid(paymentIntentId)
  // Each condition has its own index; a condition on payments among them would scan every donation.
  const keys = [
    ...(donationId !== null && isId(donationId) ? [{ id: donationId }] : []),
    ...(sessionId === null ? [] : [{ checkoutSessionId: sessionId }]),
    ...(subscriptionId === null ? [] : [{ stripeSubscriptionId: subscriptionId }]),
    ...(paid === null ? [] : [{ id: paid.donationId }]),
  ]
  const donation = keys.length === 0 ? null : await db().donation.findFirst({ where: { OR: keys } })
  if (donation === null) return []
  if (donation.checkoutSessionId === null) await noteSession(donation.id, subject)
  return [donation.id]
}

/** The recurring donations of a customer: one, or several that a donor started while signed in. */
async function findOfCustomer(stripeCustomerId: string): Promise<string[]> {
  const donations = await db().donation.findMany({
    where: { stripeCustomerId, ...charged },
    select: { id: true },
  })
  return donations.map(({ id }) => id)
}

function findPaid(paymentIntentId: string) {
  return db().payment.findUnique({ where: { paymentIntentId }, select: { donationId: true } })
}
