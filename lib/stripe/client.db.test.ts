import Stripe from 'stripe'
import { beforeEach, expect, it } from 'vitest'
import { payOnHostedPage } from '../../stripe-sandbox/src/testing/drive'
import { world } from '../../testing/world'
import { db } from '../db'
import type { Frequency } from '../offers/rules'
import { startDonation } from '../donations/checkout/start-donation'
import { cancelSubscription } from './subscriptions'
import { refundPayment } from './refunds'
import { syncDonation } from '../donations/sync/sync-donation'

const now = () => world().clock.now()
const reason = 'duplicate'

async function give(frequency: Frequency, card = '4242424242424242') {
  const amount = { minor: 2000, currency: 'usd' }
  const request = { frequency, amount, article: undefined, placement: 'article', campaign: undefined }
  const started = await startDonation(request, { now: now(), ip: '203.0.113.1', visitor: 'a-cookie' })
  if (!started.ok) throw new Error(started.reason)
  await payOnHostedPage({ url: started.value.checkoutUrl, card, email: 'a@example.org', name: 'A Reader' })
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await syncDonation(id, now())
  const donation = await db().donation.findUniqueOrThrow({ where: { id }, include: { payments: true } })
  return {
    subscription: donation.stripeSubscriptionId ?? '',
    paymentIntentId: donation.payments[0]?.paymentIntentId ?? '',
  }
}

function stripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

it('ends a subscription, accepts one that has ended, and throws for an unknown one', async () => {
  const { subscription } = await give('monthly')
  await Promise.all([cancelSubscription(subscription), cancelSubscription(subscription)])
  await cancelSubscription(subscription)
  expect((await stripe().subscriptions.retrieve(subscription)).status).toBe('canceled')
  await expect(cancelSubscription('sub_nobody')).rejects.toThrow('No such subscription')
})

it('refunds the rest of a payment once, however often and from wherever it is asked', async () => {
  const { paymentIntentId } = await give('once')
  await stripe().refunds.create({ payment_intent: paymentIntentId, amount: 500 })
  const key = `a-reason:${paymentIntentId}`
  const ask = () => refundPayment({ paymentIntentId, reason, key })
  const answers = await Promise.all([ask(), ask(), ask()])
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const { data } = await stripe().refunds.list({ payment_intent: paymentIntentId })
  expect(data.map(({ amount }) => amount)).toEqual([1500, 500])
  expect(await refundPayment({ paymentIntentId, reason, key: 'another' })).toMatchObject({
    ok: false,
    reason: 'refused',
    code: 'charge_already_refunded',
  })
})

it('reports that a payment is disputed', async () => {
  const { paymentIntentId } = await give('once', '4000000000000259')
  expect(await refundPayment({ paymentIntentId, reason, key: 'late' })).toMatchObject({
    ok: false,
    reason: 'refused',
    code: 'charge_disputed',
  })
})
