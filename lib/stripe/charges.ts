import { stripe, type Stripe } from './client'
import { expanded, idOf } from './ids'

/** What Stripe charged, as far as our ledger must agree with it. */
export type ChargeSnapshot = {
  paymentIntentId: string
  amountMinor: number
  refundedMinor: number
  currency: string
}

/** Every successful charge since then (or ever), newest first, one page of Stripe's list at a time. */
export async function* listCharges(since: Date | null): AsyncGenerator<ChargeSnapshot[]> {
  const query = {
    limit: 100,
    ...(since === null ? {} : { created: { gte: Math.floor(since.getTime() / 1000) } }),
  }
  let page = await stripe().charges.list(query)
  for (;;) {
    yield page.data.flatMap(chargeSnapshot)
    const last = page.data.at(-1)
    if (!page.has_more || last === undefined) return
    page = await stripe().charges.list({ ...query, starting_after: last.id })
  }
}

function chargeSnapshot(charge: Stripe.Charge): ChargeSnapshot[] {
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

/** The donation that a payment belongs to, by the metadata we gave Stripe at the start; null if it is none of ours. */
export async function findDonationId(paymentIntentId: string): Promise<string | null> {
  const intent = await stripe().paymentIntents.retrieve(paymentIntentId)
  if (intent.metadata.donation_id !== undefined) return intent.metadata.donation_id
  return (await findSubscription(paymentIntentId))?.metadata?.donation_id ?? null
}

/** The Checkout session of a donation, found by its payment; null if Stripe has none with this donation's id. */
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

/** The subscription of a payment and its metadata. Only the invoice between them links the two. */
async function findSubscription(
  paymentIntentId: string,
): Promise<Stripe.Invoice.Parent.SubscriptionDetails | null> {
  const payment = { type: 'payment_intent', payment_intent: paymentIntentId } as const
  const { data } = await stripe().invoicePayments.list({ payment, expand: ['data.invoice'] })
  const invoice = expanded(data[0]?.invoice ?? null)
  if (invoice === null || !('parent' in invoice)) return null
  return invoice.parent?.subscription_details ?? null
}
