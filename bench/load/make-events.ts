import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import Stripe from 'stripe'
import { payOnHostedPage } from '../../stripe-sandbox/src/testing/drive'
import type { BenchSystem } from '../system'

/** One event as Stripe delivers it: its id, and the body of the request. */
export type RawEvent = { id: string; body: string }

/** The event types that our endpoint subscribes to (README, "Going live") and that a first payment causes. */
const wanted = [
  'checkout.session.completed',
  'payment_intent.succeeded',
  'invoice.paid',
  'customer.subscription.created',
  'customer.subscription.updated',
  'charge.updated',
]

/** Makes that many donations, half of them monthly, and returns Stripe's events, which are not delivered yet. */
export async function makeEvents({ world, pool }: BenchSystem, donations: number): Promise<RawEvent[]> {
  const stripe = openStripe(world.stripe.url)
  world.webhooks.deliveries.splice(0)
  const begun = Array.from({ length: donations }, async (_, place) => {
    const donation: Donation = { id: randomUUID(), frequency: place % 2 === 0 ? 'monthly' : 'once' }
    await pool.query(
      `insert into donations (id, frequency, amount_minor, currency, state, placement, created_at, checkout_session_id)
       values ($1, $2::frequency, 1000, 'usd', 'pending', 'article', now(), $3)`,
      [donation.id, donation.frequency, await payDonation(stripe, donation)],
    )
  })
  await Promise.all(begun)
  while ((await stripe.events.list({ delivery_success: false, limit: 1 })).data.length > 0) await pause(20)
  const told = world.webhooks.deliveries.splice(0).filter(({ type }) => wanted.includes(type))
  return told.map(({ body }) => ({ id: (JSON.parse(body) as { id: string }).id, body }))
}

type Donation = { id: string; frequency: 'once' | 'monthly' }

/** Opens a session as lib/stripe/client.ts does. Returns its id. */
async function payDonation(stripe: Stripe, { id, frequency }: Donation): Promise<string> {
  const metadata = { donation_id: id }
  const price = { currency: 'usd', unit_amount: 1000, product_data: { name: 'A donation' } }
  const shared = {
    metadata,
    success_url: 'https://example.org/thank-you',
    cancel_url: 'https://example.org/donate',
  }
  const session = await stripe.checkout.sessions.create(
    frequency === 'once'
      ? {
          ...shared,
          mode: 'payment',
          line_items: [{ quantity: 1, price_data: price }],
          payment_intent_data: { metadata },
        }
      : {
          ...shared,
          mode: 'subscription',
          line_items: [{ quantity: 1, price_data: { ...price, recurring: { interval: 'month' } } }],
          subscription_data: { metadata },
        },
  )
  await payOnHostedPage({
    url: session.url ?? '',
    card: '4242424242424242',
    email: `bench-${id}@example.org`,
    name: 'A Reader',
  })
  return session.id
}

function openStripe(address: string): Stripe {
  const { hostname, port } = new URL(address)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}
