import Stripe from 'stripe'
import { payOnHostedPage } from '../sandbox/stripe/drive'
import { world } from '../sandbox/test-world'
import { db } from '../lib/db'
import { startDonation } from '../lib/donations/start-donation'
import { syncDonation } from '../lib/donations/sync-donation'
import type { Frequency } from '../lib/offers/rules'
import { work } from './work'

// A donor with a gift that runs, for tests of what becomes of it.

export const dayMs = 86_400_000
export const usd = (minor: number) => ({ minor, currency: 'usd' })
export const now = () => world().clock.now()
let donors = 0

/** `browser` is the secret in the cookie of the browser that starts it. */
type Gift = {
  frequency?: Frequency
  minor?: number
  feeCoveredMinor?: number
  card?: string
  browser?: string
  neutralMail?: boolean
}

export async function give({
  frequency = 'monthly',
  minor = 1000,
  feeCoveredMinor = 0,
  card = '4242424242424242',
  browser,
  neutralMail,
}: Gift = {}) {
  const email = `donor-${(donors += 1)}@example.org`
  const terms = { frequency, amount: usd(minor), feeCoveredMinor }
  const request = {
    ...terms,
    article: undefined,
    placement: 'article',
    campaign: undefined,
    ...(neutralMail !== undefined && { neutralMail }),
  }
  const started = await startDonation(request, { now: now(), ip: '203.0.113.1', visitor: email, browser })
  if (!started.ok) throw new Error(started.reason)
  await payOnHostedPage({ url: started.value.checkoutUrl, card, email, name: 'A Reader' })
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await syncDonation(id, now())
  return { id, email, subscription: (await gift(id)).stripeSubscriptionId ?? '' }
}

export const gift = (id: string) =>
  db().donation.findUniqueOrThrow({
    where: { id },
    include: { payments: { orderBy: { paidAt: 'asc' } }, changes: { orderBy: { number: 'asc' } } },
  })

export const atStripe = (subscription: string) => stripe().subscriptions.retrieve(subscription)

export function stripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

/** The subjects of the mails to a donor, without the receipts. */
export async function newsTo(email: string): Promise<string[]> {
  await work()
  const mails = world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
  return mails.map(({ subject }) => subject ?? '').filter((subject) => !subject.startsWith('Thank you'))
}

export async function passDays(days: number, id: string): Promise<void> {
  world().clock.moveTo(new Date(now().getTime() + days * dayMs))
  await world().stripe.sandbox.clockMoved()
  await syncDonation(id, now())
}
