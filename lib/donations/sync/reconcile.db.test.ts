import Stripe from 'stripe'
import { beforeEach, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import type { Frequency } from '../../offers/rules'
import { compareLedger } from './compare-ledger'
import { listFailedEvents } from '../queries'
import { receiveEvent } from './receive-event'
import { reconcile } from './reconcile'
import { replayEvent } from './replay-event'
import { startDonation } from '../checkout/start-donation'

// No event arrives here unless a test delivers it, as if the webhook were down.

const now = () => world().clock.now()
const goodCard = '4242424242424242'

async function give(
  email: string,
  { frequency = 'once', card = goodCard }: { frequency?: Frequency; card?: string } = {},
) {
  const amount = { minor: 2000, currency: 'usd' }
  const request = { frequency, amount, article: undefined, placement: 'article', campaign: undefined }
  const started = await startDonation(request, { now: now(), ip: '203.0.113.1', visitor: email })
  if (!started.ok) throw new Error(started.reason)
  await payOnHostedPage({ url: started.value.checkoutUrl, card, email, name: 'A Reader' })
  return (await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })).id
}

function stripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

async function passDays(days: number): Promise<void> {
  world().clock.moveTo(new Date(now().getTime() + days * 86_400_000))
  await world().stripe.sandbox.clockMoved()
}

const donation = (id: string) =>
  db().donation.findUniqueOrThrow({
    where: { id },
    include: { payments: { include: { refunds: true, disputes: true } } },
  })

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

it('finds a payment whose events were all lost, once, and the receipt is sent', async () => {
  const id = await give('lost@example.org')
  expect((await compareLedger({ since: null })).differences).toMatchObject([
    { donationId: id, what: 'missing', atStripe: 2000 },
  ])
  expect(await reconcile(now())).toMatchObject({ mended: 1, left: 0 })
  expect(await reconcile(now())).toMatchObject({ mended: 0, left: 0 })
  await work()
  expect(await donation(id)).toMatchObject({
    state: 'paid',
    payments: [{ amountMinor: 2000, feeMinor: 88, feeCurrency: 'usd' }],
  })
  expect(world().mails.mails.filter(({ envelope }) => envelope.to.includes('lost@example.org'))).toHaveLength(
    1,
  )
})

it.each(['once', 'monthly'] as const)(
  'repairs a donation (%s) whose session was never stored and whose events were all lost',
  async (frequency) => {
    const id = await give(`unnoted-${frequency}@example.org`, { frequency })
    await db().donation.update({ where: { id }, data: { checkoutSessionId: null } })
    expect(await reconcile(now())).toMatchObject({ mended: 1, left: 0 })
    expect(await donation(id)).toMatchObject({
      state: frequency === 'once' ? 'paid' : 'active',
      checkoutSessionId: expect.stringMatching(/^cs_test_/) as string,
      payments: [{ amountMinor: 2000 }],
    })
  },
)

it('reports a donation that cannot be read, and still repairs the others', async () => {
  const lost = await give('cannot-be-read@example.org')
  await db().donation.update({ where: { id: lost }, data: { checkoutSessionId: 'cs_test_of_nobody' } })
  const id = await give('mended-all-the-same@example.org')
  await expect(reconcile(now())).rejects.toThrow('1 of 2 doubtful donations could not be read')
  expect(await donation(id)).toMatchObject({ state: 'paid' })
  await db().donation.update({ where: { id: lost }, data: { checkoutSessionId: null } })
  expect(await reconcile(now())).toMatchObject({ mended: 1, left: 0 })
})

it('finds renewals, each with its receipt, and the end of a subscription', async () => {
  const id = await give('renewing@example.org', { frequency: 'monthly' })
  await reconcile(now())
  await passDays(32)
  await reconcile(now())
  expect((await donation(id)).payments).toHaveLength(2)
  await work()
  expect(
    world().mails.mails.filter(({ envelope }) => envelope.to.includes('renewing@example.org')),
  ).toHaveLength(2)

  await stripe().subscriptions.cancel((await donation(id)).stripeSubscriptionId ?? '')
  await passDays(32)
  await reconcile(now())
  expect(await donation(id)).toMatchObject({ state: 'ended', nextChargeAt: null })
})

it('follows a partial refund, a full one, and one that fails after days', async () => {
  const id = await give('refunded@example.org')
  await reconcile(now())
  const [payment] = (await donation(id)).payments
  await stripe().refunds.create({ payment_intent: payment?.paymentIntentId ?? '', amount: 500 })
  await reconcile(now())
  expect(await donation(id)).toMatchObject({ state: 'paid', payments: [{ refunds: [{ amountMinor: 500 }] }] })
  await stripe().refunds.create({ payment_intent: payment?.paymentIntentId ?? '' })
  await reconcile(now())
  expect(await donation(id)).toMatchObject({ state: 'refunded' })

  const failing = await give('failing@example.org', { card: '4000000000005126' })
  await reconcile(now())
  const [other] = (await donation(failing)).payments
  await stripe().refunds.create({ payment_intent: other?.paymentIntentId ?? '' })
  await reconcile(now())
  expect(await donation(failing)).toMatchObject({ state: 'refunded' })
  await passDays(2)
  await reconcile(now())
  expect(await donation(failing)).toMatchObject({
    state: 'paid',
    payments: [{ refunds: [{ status: 'failed' }] }],
  })
  expect((await compareLedger({ since: null })).differences).toEqual([])
})

it('stores a dispute with the day by which somebody must answer', async () => {
  const id = await give('disputing@example.org', { card: '4000000000000259' })
  await reconcile(now())
  const [payment] = (await donation(id)).payments
  expect(payment?.disputes).toMatchObject([{ amountMinor: 2000, status: 'needs_response' }])
  expect(payment?.disputes[0]?.answerBy?.getTime()).toBeGreaterThan(now().getTime())
})

it('names payments that only the ledger has', async () => {
  const id = await give('believed@example.org')
  await reconcile(now())
  const invented = {
    paymentIntentId: 'pi_invented',
    chargeId: 'ch_invented',
    amountMinor: 100,
    currency: 'usd',
  }
  await db().payment.create({ data: { ...invented, donationId: id, paidAt: now() } })
  expect((await compareLedger({ since: null })).differences).toMatchObject([
    { what: 'unknown at Stripe', inLedger: 100 },
  ])
  await db().payment.delete({ where: { paymentIntentId: 'pi_invented' } })
})

it('keeps a failed event with its error, and replays it when the trouble is over', async () => {
  await give('replayed@example.org')
  const { body, signature } = await world().webhooks.waitFor('checkout.session.completed')
  await receiveEvent({ body, signature, now: now() })
  const { id } = JSON.parse(body) as { id: string }
  await fetch(`${world().stripe.url}/_sim/reset`, { method: 'POST' })
  expect(await replayEvent(id, now())).toBe('failed')
  expect(await listFailedEvents()).toContain(id)
  expect((await db().stripeEvent.findUniqueOrThrow({ where: { id } })).lastError).toContain(
    'No such checkout.session',
  )
  expect(await replayEvent('evt_nobody', now())).toBe('unknown')
})
