import Stripe from 'stripe'
import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { nameNetwork } from '../../card-testing-guard/name-network'
import { findGuard } from '../../card-testing-guard/queries'
import { db } from '../../db'
import type { Frequency } from '../../offers/rules'
import { receiveEvent } from '../sync/receive-event'
import { startDonation } from './start-donation'

const goodCard = '4242 4242 4242 4242'
const declined = '4000 0000 0000 0002'
const now = () => world().clock.now()

async function start(
  frequency: Frequency,
  { minor = 1000, ip = '203.0.113.77' }: { minor?: number; ip?: string } = {},
): Promise<string> {
  const donation = { frequency, amount: { minor, currency: 'usd' }, placement: 'article' }
  const request = { ...donation, article: undefined, campaign: undefined }
  const started = await startDonation(request, { now: now(), ip, visitor: 'a-cookie' })
  if (!started.ok) throw new Error(`It did not start: ${started.reason}`)
  return started.value.checkoutUrl
}

const pay = (url: string, card: string, threeDSecure: 'complete' | 'fail' = 'complete') =>
  payOnHostedPage({ url, card, email: 'donor@example.org', name: 'A Donor', threeDSecure })

/** Waits for that many refusals, then delivers all of Stripe's events, twice and in reverse order, on two servers. */
async function hear(refusals: number, change = (body: string) => body): Promise<void> {
  const refused = () =>
    world().webhooks.deliveries.filter(({ type }) => type === 'payment_intent.payment_failed').length
  await expect.poll(refused).toBe(refusals)
  const heard = world().webhooks.deliveries.splice(0)
  for (const delivery of [...heard, ...heard.toReversed()]) await receive(delivery, change)
  await work(2)
}

/** If the body was changed, signs it again as Stripe would have. */
async function receive(
  { body, signature }: { body: string; signature: string },
  change: (body: string) => string,
) {
  const said = change(body)
  const secret = process.env.STRIPE_WEBHOOK_SECRET ?? ''
  const signed =
    said === body ? signature : stripe().webhooks.generateTestHeaderString({ payload: said, secret })
  const received = await receiveEvent({ body: said, signature: signed, now: now() })
  expect(received.ok).toBe(true)
}

function stripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

const ofTheHour = async () => (await findGuard(now())).figures[0]
const networks = async () => (await findGuard(now())).networks

beforeEach(async () => {
  await db()
    .$executeRaw`truncate card_attempts, card_guards, card_guard_overrides, donation_starts, rate_limits`
  world().webhooks.deliveries.splice(0)
})

describe('a declined card', () => {
  it.each(['once', 'monthly', 'annual'] as const)('is counted once (frequency: %s)', async (frequency) => {
    const url = await start(frequency)
    await pay(url, declined)
    await pay(url, '4000 0000 0000 9995')
    await pay(url, goodCard)
    await hear(2)
    expect(await ofTheHour()).toMatchObject({ starts: 1, declined: 2, paid: 1 })
    expect(await networks()).toMatchObject([{ declined: 2, paid: 1 }])
  })

  it('is also counted if the bank asked for confirmation and got none, although there is no charge', async () => {
    await pay(await start('once'), '4000 0027 6000 3184', 'fail')
    await hear(1)
    expect(await ofTheHour()).toMatchObject({ declined: 1 })
  })

  it('is not counted for a renewal', async () => {
    await pay(await start('monthly'), '4242424242424242')
    await hear(0)
    const subscription = await db().donation.findFirstOrThrow({ where: { state: 'active' } })
    const method = await stripe().paymentMethods.attach('pm_card_chargeCustomerFail', {
      customer: subscription.stripeCustomerId ?? '',
    })
    await stripe().subscriptions.update(subscription.stripeSubscriptionId ?? '', {
      default_payment_method: method.id,
    })
    world().clock.moveTo(new Date(now().getTime() + 32 * 86_400_000))
    await world().stripe.sandbox.clockMoved()
    await hear(1)
    expect(await db().cardAttempt.count({ where: { outcome: 'declined' } })).toBe(0)
    const told = await db().stripeEvent.findFirstOrThrow({
      where: { type: 'payment_intent.payment_failed' },
      orderBy: { receivedAt: 'desc' },
    })
    expect(told.state).toBe('ignored')
  })

  it('is attributed to the newest recurring donation of its kind if Stripe does not identify one', async () => {
    const url = await start('monthly', { minor: 200, ip: '198.51.100.1' })
    await start('monthly', { minor: 500 })
    await start('once', { minor: 200 })
    await pay(url, declined)
    await hear(1, (body) => body.replaceAll('order_reference', 'of_no_use'))
    const name = nameNetwork('198.51.100.1')?.slice(0, 8)
    expect(await networks()).toMatchObject([{ name, declined: 1 }])
  })

  it('of another shop on the same account is ignored', async () => {
    const session = await stripe().checkout.sessions.create({
      mode: 'payment',
      success_url: 'http://localhost/shop',
      line_items: [
        { quantity: 1, price_data: { currency: 'usd', unit_amount: 999, product_data: { name: 'A mug' } } },
      ],
    })
    await pay(session.url ?? '', declined)
    await hear(1)
    expect(await ofTheHour()).toMatchObject({ declined: 0 })
  })
})
