import { fetchPayment, readInvoices } from './fetch-payments'
import { findCharge } from './find-charge'
import { expanded, idOf, instant } from './references'
import type { SavedCard } from './card-rules'
import type { FailedRenewal, Truth } from './rules'
import { stripe, type Stripe } from './stripe'

/** What Stripe knows of a session, its subscription and the money that moved, at this moment. */
export async function fetchTruth(sessionId: string): Promise<Truth> {
  const session = await stripe().checkout.sessions.retrieve(sessionId, withSubscriptionAndCard)
  const subscription = expanded(session.subscription)
  const intentId = idOf(session.payment_intent)
  const bills = subscription === null ? null : await readInvoices(subscription)
  return {
    session: sessionState(session.status),
    donorEmail: emailOf(session),
    customerId: idOf(session.customer),
    subscription:
      subscription === null
        ? null
        : subscriptionTruth(subscription, {
            failed: bills?.failed ?? null,
            customer: expanded(session.customer),
          }),
    payments: bills?.payments ?? (await fetchPayment(intentId)),
  }
}

/** What was typed at the payment page; else the address of the customer that it made. */
function emailOf({ customer_details: typed, customer_email: given, customer }: Stripe.Checkout.Session) {
  const known = expanded(customer)
  return typed?.email ?? given ?? (known === null || known.deleted ? null : known.email)
}

const withSubscriptionAndCard = {
  expand: ['subscription.default_payment_method', 'customer.invoice_settings.default_payment_method'],
}

function sessionState(status: Stripe.Checkout.Session['status']): Truth['session'] {
  return status === 'open' ? 'open' : status === 'expired' ? 'expired' : 'complete'
}

function subscriptionTruth(
  subscription: Stripe.Subscription,
  {
    failed,
    customer,
  }: { failed: FailedRenewal | null; customer: Stripe.Customer | Stripe.DeletedCustomer | null },
): NonNullable<Truth['subscription']> {
  const [item] = subscription.items.data
  const periodEnd = instant(item?.current_period_end ?? null)
  // Cancelling in Stripe's portal sets `cancel_at` alone, cancelling by API may set only the flag.
  const endsAt = instant(subscription.cancel_at) ?? (subscription.cancel_at_period_end ? periodEnd : null)
  const status = statusOf(subscription.status)
  return {
    id: subscription.id,
    status,
    endsAt,
    nextChargeAt: endsAt === null && status !== 'ended' ? nextCharge(subscription, periodEnd) : null,
    hasEndedUnpaid: status === 'ended' && subscription.cancellation_details?.reason === 'payment_failed',
    failed: status === 'past_due' ? failed : null,
    amount: {
      minor: (item?.price.unit_amount ?? 0) * (item?.quantity ?? 1),
      currency: subscription.currency,
    },
    isPaused: subscription.pause_collection !== null && status !== 'ended',
    resumesAt: instant(subscription.pause_collection?.resumes_at ?? null),
    anchorAt: new Date(subscription.billing_cycle_anchor * 1000),
    movedTo: instant(subscription.trial_end),
    card: cardOf(subscription, customer),
  }
}

/** While it is paused Stripe's periods go on, and their invoices are void: the charge is the first after the pause. */
function nextCharge(subscription: Stripe.Subscription, periodEnd: Date | null): Date | null {
  const { pause_collection: pause, billing_cycle_anchor: anchor } = subscription
  if (pause === null || periodEnd === null) return periodEnd
  const resumesAt = instant(pause.resumes_at)
  if (resumesAt === null) return null
  const frequency = subscription.items.data[0]?.price.recurring?.interval === 'year' ? 'annual' : 'monthly'
  const notBefore = resumesAt > periodEnd ? resumesAt : periodEnd
  return findCharge({ anchorAt: new Date(anchor * 1000), frequency }, notBefore)
}

/** Its own card or its customer's, whichever is newer: a page at Stripe may give a new card to the customer alone. */
function cardOf(
  { default_payment_method: own }: Stripe.Subscription,
  customer: Stripe.Customer | Stripe.DeletedCustomer | null,
): SavedCard | null {
  const theirs =
    customer === null || customer.deleted ? null : customer.invoice_settings.default_payment_method
  const [itsOwn, customers] = [expanded(own), expanded(theirs)]
  const isCustomers = customers !== null && (itsOwn === null || customers.created > itsOwn.created)
  const { id, card } = (isCustomers ? customers : itsOwn) ?? {}
  if (id === undefined || card === undefined) return null
  const { brand, last4, exp_month: month, exp_year: year } = card
  const expiresOn = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return { id, brand, last4, expiresOn, isSubscriptions: !isCustomers || itsOwn === null }
}

function statusOf(status: Stripe.Subscription['status']): 'active' | 'past_due' | 'ended' {
  if (status === 'canceled' || status === 'incomplete_expired') return 'ended'
  return status === 'past_due' || status === 'unpaid' || status === 'incomplete' ? 'past_due' : 'active'
}

/** What Stripe charged, as far as the books must agree with it. */
export type ChargeTruth = {
  paymentIntentId: string
  amountMinor: number
  refundedMinor: number
  currency: string
}

/** Every charge that went through since then (or ever), newest first, a page of Stripe's list at a time. */
export async function* listCharges(since: Date | null): AsyncGenerator<ChargeTruth[]> {
  const query = {
    limit: 100,
    ...(since === null ? {} : { created: { gte: Math.floor(since.getTime() / 1000) } }),
  }
  let page = await stripe().charges.list(query)
  for (;;) {
    yield page.data.flatMap(chargeTruth)
    const last = page.data.at(-1)
    if (!page.has_more || last === undefined) return
    page = await stripe().charges.list({ ...query, starting_after: last.id })
  }
}

function chargeTruth(charge: Stripe.Charge): ChargeTruth[] {
  const paymentIntentId = idOf(charge.payment_intent)
  if (charge.status !== 'succeeded' || paymentIntentId === null) return []
  const { amount, amount_refunded: refunded, currency } = charge
  return [{ paymentIntentId, amountMinor: amount, refundedMinor: refunded, currency }]
}

/** The payments that were refunded or disputed since then, whenever they were made. */
export async function* listRefundedOrDisputed(since: Date): AsyncGenerator<string> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  for (const things of [
    stripe().refunds.list({ limit: 100, created }),
    stripe().disputes.list({ limit: 100, created }),
  ]) {
    for await (const thing of things) {
      const paymentIntentId = idOf(thing.payment_intent)
      if (paymentIntentId !== null) yield paymentIntentId
    }
  }
}

/** The donation that a payment belongs to, as we told Stripe when it began; null where it is none of ours. */
export async function findDonationId(paymentIntentId: string): Promise<string | null> {
  const intent = await stripe().paymentIntents.retrieve(paymentIntentId)
  if (intent.metadata.donation_id !== undefined) return intent.metadata.donation_id
  return (await findSubscription(paymentIntentId))?.metadata?.donation_id ?? null
}

/**
 * The Checkout session that a donation was paid through, found by what was paid; null where Stripe knows none that
 * carries this donation's id.
 */
export async function findSessionId(
  donationId: string,
  { paymentIntentId, subscriptionId }: { paymentIntentId: string | null; subscriptionId: string | null },
): Promise<string | null> {
  if (subscriptionId !== null) return ownSession(donationId, { subscription: subscriptionId })
  if (paymentIntentId === null) return null
  const subscription = idOf((await findSubscription(paymentIntentId))?.subscription)
  return ownSession(
    donationId,
    subscription === null ? { payment_intent: paymentIntentId } : { subscription },
  )
}

async function ownSession(
  donationId: string,
  paid: { subscription: string } | { payment_intent: string },
): Promise<string | null> {
  const { data } = await stripe().checkout.sessions.list({ ...paid, limit: 10 })
  return data.find(({ metadata }) => metadata?.donation_id === donationId)?.id ?? null
}

/** Of a subscription's payment, the subscription and what we wrote on it. Only the invoice between them knows. */
async function findSubscription(
  paymentIntentId: string,
): Promise<Stripe.Invoice.Parent.SubscriptionDetails | null> {
  const payment = { type: 'payment_intent', payment_intent: paymentIntentId } as const
  const { data } = await stripe().invoicePayments.list({ payment, expand: ['data.invoice'] })
  const invoice = expanded(data[0]?.invoice ?? null)
  if (invoice === null || !('parent' in invoice)) return null
  return invoice.parent?.subscription_details ?? null
}
