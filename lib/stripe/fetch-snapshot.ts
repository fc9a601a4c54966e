import { fetchPayment, readInvoices } from './payments'
import { findCharge } from './find-charge'
import { expanded, idOf, instant } from './ids'
import type { SavedCard } from './stripe-snapshot'
import type { FailedRenewal, StripeSnapshot } from './stripe-snapshot'
import { stripe, type Stripe } from './client'

/** What Stripe knows now about a session, its subscription and its payments. */
export async function fetchSnapshot(sessionId: string): Promise<StripeSnapshot> {
  const session = await stripe().checkout.sessions.retrieve(sessionId, withSubscriptionAndCard)
  const subscription = expanded(session.subscription)
  const intentId = idOf(session.payment_intent)
  const bills = subscription === null ? null : await readInvoices(subscription)
  const single = bills === null ? await fetchPayment(intentId) : null
  return {
    // While the page is open, a refused card can be followed by another one.
    hasFailed: session.status === 'complete' && single?.isRefused === true,
    session: sessionState(session.status),
    donorEmail: emailOf(session),
    customerId: idOf(session.customer),
    subscription:
      subscription === null
        ? null
        : subscriptionSnapshot(subscription, {
            failed: bills?.failed ?? null,
            customer: expanded(session.customer),
            isPaid: (bills?.payments.length ?? 0) > 0,
          }),
    payments: bills?.payments ?? single?.payments ?? [],
  }
}

/** The address of the customer, which a donor can change, else the one typed on the payment page. */
function emailOf({ customer_details: typed, customer_email: given, customer }: Stripe.Checkout.Session) {
  const known = expanded(customer)
  return (known === null || known.deleted ? null : known.email) ?? typed?.email ?? given
}

const withSubscriptionAndCard = {
  expand: ['subscription.default_payment_method', 'customer.invoice_settings.default_payment_method'],
}

function sessionState(status: Stripe.Checkout.Session['status']): StripeSnapshot['session'] {
  return status === 'open' ? 'open' : status === 'expired' ? 'expired' : 'complete'
}

function subscriptionSnapshot(
  subscription: Stripe.Subscription,
  {
    failed,
    customer,
    isPaid,
  }: {
    failed: FailedRenewal | null
    customer: Stripe.Customer | Stripe.DeletedCustomer | null
    isPaid: boolean
  },
): NonNullable<StripeSnapshot['subscription']> {
  const [item] = subscription.items.data
  const periodEnd = instant(item?.current_period_end ?? null)
  // Cancelling in Stripe's portal sets `cancel_at` only; cancelling by API may set only the flag.
  const endsAt = instant(subscription.cancel_at) ?? (subscription.cancel_at_period_end ? periodEnd : null)
  const status = statusOf(subscription.status)
  // On the first day the period moves on an hour before the charge.
  const isFirst = status === 'active' && !isPaid && subscription.pause_collection === null
  const first = isFirst ? instant(subscription.trial_end) : null
  const next = status === 'ended' ? null : (first ?? nextCharge(subscription, periodEnd))
  return {
    id: subscription.id,
    status,
    frequency: frequencyOf(subscription),
    endsAt,
    nextChargeAt: next === null || (endsAt !== null && endsAt <= next) ? null : next,
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

/**
 * During a pause Stripe's periods continue and their invoices are void: the next charge is the first one after the
 * pause.
 */
function nextCharge(subscription: Stripe.Subscription, periodEnd: Date | null): Date | null {
  const { pause_collection: pause, billing_cycle_anchor: anchor } = subscription
  if (pause === null || periodEnd === null) return periodEnd
  const resumesAt = instant(pause.resumes_at)
  if (resumesAt === null) return null
  const frequency = frequencyOf(subscription)
  const notBefore = resumesAt > periodEnd ? resumesAt : periodEnd
  return findCharge({ anchorAt: new Date(anchor * 1000), frequency }, notBefore)
}

function frequencyOf({ items }: Stripe.Subscription): 'monthly' | 'annual' {
  return items.data[0]?.price.recurring?.interval === 'year' ? 'annual' : 'monthly'
}

/**
 * The subscription's own card or its customer's, whichever is newer: a page at Stripe may give a new card to the
 * customer only.
 */
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
