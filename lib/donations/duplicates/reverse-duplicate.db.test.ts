import Stripe from 'stripe'
import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { runSchedule } from '../../../worker/schedule'
import { db } from '../../db'
import type { Frequency } from '../../offers/rules'
import { compareLedger } from '../sync/compare-ledger'
import { finishReversal } from './finish-reversal'
import { findDuplicateLink } from '../queries'
import { startDonation } from '../checkout/start-donation'
import { cancelSubscription } from '../../stripe/subscriptions'
import { refundPayment } from '../../stripe/refunds'
import { syncDonation } from '../sync/sync-donation'
import { reverseDuplicate } from './reverse-duplicate'

const now = () => world().clock.now()
const goodCard = '4242424242424242'
const question = 'Did you mean to give twice?'
type Donation = { frequency?: Frequency; minor?: number; card?: string }

/** Pays at Stripe; we have not heard of it yet. */
async function pay(
  email: string,
  { frequency = 'monthly', minor = 2000, card = goodCard }: Donation = {},
): Promise<string> {
  const request = { frequency, amount: { minor, currency: 'usd' }, placement: 'article' }
  const visit = { now: now(), ip: '203.0.113.1', visitor: email }
  const started = await startDonation({ ...request, article: undefined, campaign: undefined }, visit)
  if (!started.ok) throw new Error(started.reason)
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await payOnHostedPage({ url: started.value.checkoutUrl, card, email, name: 'A Reader' })
  return id
}

async function give(email: string, donation: Donation = {}): Promise<string> {
  const id = await pay(email, donation)
  await hear(id)
  return id
}

async function hear(...ids: string[]): Promise<void> {
  for (const id of ids) await syncDonation(id, now())
  await work()
}

async function moveTo(moment: string | number): Promise<void> {
  world().clock.moveTo(new Date(moment))
  await world().stripe.sandbox.clockMoved()
}
const passTime = (milliseconds: number) => moveTo(now().getTime() + milliseconds)
const minute = 60_000
const day = 86_400_000

function stripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

const donation = (id: string) =>
  db().donation.findUniqueOrThrow({
    where: { id },
    include: { payments: { include: { refunds: true } }, duplicateOf: true },
  })
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const subjectsTo = (email: string) => mailsTo(email).map(({ subject }) => subject)

async function refundsOf(id: string): Promise<number[]> {
  const [payment] = (await donation(id)).payments
  const { data } = await stripe().refunds.list({ payment_intent: payment?.paymentIntentId ?? '' })
  return data.map(({ amount }) => amount)
}

/** The token of the newest question to an address. */
function tokenTo(email: string): string {
  const asked = mailsTo(email).findLast(({ subject }) => subject === question)
  const link = /https?:\/\/\S+\/donate\/duplicate\S+/.exec(asked?.text ?? '')?.[0]
  return link === undefined ? '' : (new URL(link).searchParams.get('token') ?? '')
}

/** A person who presses the button waits for one try of each call. */
async function failNextCall(path: string, method: string, fault = {}): Promise<void> {
  const body = new URLSearchParams({ outcome: '500', path, method, ...fault })
  expect((await fetch(`${world().stripe.url}/_sim/next-call`, { method: 'POST', body })).status).toBe(200)
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

describe('the button', () => {
  async function giveTwice(email: string, donation: Donation = {}) {
    const first = await give(email, donation)
    const second = await give(email, donation)
    return { first, second, token: tokenTo(email) }
  }

  it('ends and refunds the second donation, leaves the first alone, and sends one mail about it', async () => {
    const email = 'monthly-twice@example.org'
    const { first, second, token } = await giveTwice(email)
    const shown = await findDuplicateLink(token, now())
    expect(shown).toMatchObject({
      state: 'ready',
      first: { frequency: 'monthly', amount: { minor: 2000 } },
    })
    expect(JSON.stringify(shown)).not.toContain('@')

    expect(await reverseDuplicate(token, now())).toEqual({ ok: true, value: undefined })
    await hear(first, second)
    expect(await donation(first)).toMatchObject({ state: 'active', payments: [{ refunds: [] }] })
    expect(await donation(second)).toMatchObject({
      state: 'ended',
      payments: [{ refunds: [{ amountMinor: 2000 }] }],
      duplicateOf: { state: 'reversed' },
    })
    expect(subjectsTo(email).slice(-2)).toEqual([question, 'We have refunded $20'])
    expect(mailsTo(email).at(-1)?.text).toContain('has ended. Nothing more will be charged for it.')
    expect(await findDuplicateLink(token, now())).toMatchObject({ state: 'reversed' })
    expect((await compareLedger({ since: null })).differences).toEqual([])
  })

  it('pressed five times on two servers, with the worker running too, makes one refund and one mail', async () => {
    const email = 'impatient@example.org'
    const { second, token } = await giveTwice(email, { frequency: 'once' })
    await Promise.all(Array.from({ length: 5 }, () => reverseDuplicate(token, now())))
    await Promise.all([reverseDuplicate(token, now()), finishReversal(second, now()), hear(second)])
    await work()
    expect(await refundsOf(second)).toEqual([2000])
    expect(await donation(second)).toMatchObject({ state: 'refunded', duplicateOf: { state: 'reversed' } })
    expect(subjectsTo(email).slice(-2)).toEqual([question, 'We have refunded $20'])
  })

  it('killed between end and refund is finished by the tick, with no mail before that', async () => {
    const email = 'killed@example.org'
    const { second, token } = await giveTwice(email)
    await failNextCall('/v1/refunds', 'POST')
    expect(await reverseDuplicate(token, now())).toMatchObject({ ok: true })
    await hear(second)
    expect(await findDuplicateLink(token, now())).toMatchObject({ state: 'under_way' })
    expect(await donation(second)).toMatchObject({ state: 'ended', payments: [{ refunds: [] }] })
    expect(subjectsTo(email).at(-1)).toBe(question)

    await runSchedule(now())
    expect(await refundsOf(second)).toEqual([])
    await passTime(2 * minute)
    await Promise.all([runSchedule(now()), runSchedule(now())])
    await work()
    expect(await refundsOf(second)).toEqual([2000])
    expect(subjectsTo(email).slice(-2)).toEqual([question, 'We have refunded $20'])
  })

  it('killed before the end or after the refund is finished by a second press, also days later', async () => {
    const [before, after] = ['killed-early@example.org', 'killed-late@example.org']
    for (const email of [before, after]) {
      const { second, token } = await giveTwice(email)
      await db().duplicateDonation.update({
        where: { secondId: second },
        data: { state: 'reversing', pressedAt: now() },
      })
      if (email === after) {
        const { stripeSubscriptionId, payments } = await donation(second)
        const paymentIntentId = payments[0]?.paymentIntentId ?? ''
        await cancelSubscription(stripeSubscriptionId ?? '')
        await refundPayment({
          paymentIntentId,
          reason: 'duplicate',
          key: `second-donation:${paymentIntentId}`,
        })
        await hear(second)
        await passTime(3 * day)
      }
      await reverseDuplicate(token, now())
      await work()
      expect(await refundsOf(second)).toEqual([2000])
      expect(subjectsTo(email).slice(-2)).toEqual([question, 'We have refunded $20'])
    }
  })

  it('changes nothing while Stripe is away, and says so', async () => {
    const { second, token } = await giveTwice('away@example.org')
    await failNextCall('/v1/checkout/sessions', 'GET')
    expect(await reverseDuplicate(token, now())).toEqual({ ok: false, reason: 'unavailable' })
    expect(await donation(second)).toMatchObject({ state: 'active', duplicateOf: { state: 'asked' } })
    expect(await findDuplicateLink(token, now())).toMatchObject({ state: 'ready' })
  })

  it('does nothing if the donor has ended the first donation instead, even if we do not know yet', async () => {
    const email = 'kept-the-second@example.org'
    const { first, second, token } = await giveTwice(email)
    await stripe().subscriptions.cancel((await donation(first)).stripeSubscriptionId ?? '')
    expect(await reverseDuplicate(token, now())).toEqual({ ok: true, value: undefined })
    expect(await findDuplicateLink(token, now())).toMatchObject({ state: 'settled' })
    expect(await donation(second)).toMatchObject({ state: 'active', payments: [{ refunds: [] }] })
  })

  it('does nothing if the second was refunded already, or its payment is disputed', async () => {
    const returned = await giveTwice('returned@example.org', { frequency: 'once' })
    const [payment] = (await donation(returned.second)).payments
    await stripe().refunds.create({ payment_intent: payment?.paymentIntentId ?? '' })
    await reverseDuplicate(returned.token, now())
    expect(await findDuplicateLink(returned.token, now())).toMatchObject({ state: 'settled' })
    expect(await refundsOf(returned.second)).toEqual([2000])

    const email = 'disputed@example.org'
    await give(email, { frequency: 'once' })
    const disputed = await give(email, { frequency: 'once', card: '4000000000000259' })
    await reverseDuplicate(tokenTo(email), now())
    expect(await findDuplicateLink(tokenTo(email), now())).toMatchObject({ state: 'too_late' })
    expect(await refundsOf(disputed)).toEqual([])
  })

  it('reports the end if the payment is disputed during the reversal', async () => {
    const email = 'disputed-meanwhile@example.org'
    const { second, token } = await giveTwice(email)
    await db().duplicateDonation.update({
      where: { secondId: second },
      data: { state: 'reversing', pressedAt: now() },
    })
    const { chargeId = '' } = (await donation(second)).payments[0] ?? {}
    await fetch(`${world().stripe.url}/_sim/charges/${chargeId}/dispute`, { method: 'POST' })
    await reverseDuplicate(token, now())
    await work()
    expect(await donation(second)).toMatchObject({ state: 'ended', duplicateOf: { state: 'too_late' } })
    expect(subjectsTo(email).at(-1)).toBe('Your second donation has ended')
  })

  it('reports a final refusal by Stripe to donor and staff, and stops trying', async () => {
    const email = 'refused-for-good@example.org'
    await db().user.create({ data: { email: 'f@desk.example.org', role: 'fundraiser', createdAt: now() } })
    const { second, token } = await giveTwice(email)
    await failNextCall('/v1/refunds', 'POST', { outcome: '400', code: 'charge_not_refundable' })
    await reverseDuplicate(token, now())
    await hear(second)
    expect(await donation(second)).toMatchObject({
      state: 'ended',
      payments: [{ refunds: [] }],
      duplicateOf: { state: 'too_late', refusal: 'charge_not_refundable' },
    })
    expect(await findDuplicateLink(token, now())).toMatchObject({ money: 'refused', hasEnded: true })
    expect(subjectsTo(email).at(-1)).toBe('Your second donation could not be undone')
    expect(subjectsTo('f@desk.example.org')).toEqual(['A refund needs your attention'])
    await passTime(2 * minute)
    await runSchedule(now())
    expect(await refundsOf(second)).toEqual([])
  })

  it('calls money pending while it is, reports when it has left, and reports a failure', async () => {
    const slow = 'slow-money@example.org'
    const returned = await giveTwice(slow, { frequency: 'once', card: '4000000000007726' })
    await reverseDuplicate(returned.token, now())
    await work()
    expect(await findDuplicateLink(returned.token, now())).toMatchObject({
      state: 'reversed',
      money: 'on_its_way',
    })
    expect(subjectsTo(slow).at(-1)).toBe('$20 is being refunded')

    const failing = 'failing-money@example.org'
    const lost = await giveTwice(failing, { frequency: 'once', card: '4000000000005126' })
    await reverseDuplicate(lost.token, now())
    await passTime(day + minute)
    await hear(returned.second, lost.second)
    expect(await findDuplicateLink(returned.token, now())).toMatchObject({ money: 'given_back' })
    expect(subjectsTo(slow).at(-1)).toBe('We have refunded $20')
    expect(await findDuplicateLink(lost.token, now())).toMatchObject({ state: 'reversed', money: 'failed' })
    expect(subjectsTo(failing).slice(-2)).toEqual([
      'We have refunded $20',
      'Your refund of $20 did not arrive',
    ])
  })

  it('works only with its own link, for thirty days', async () => {
    const { first, token } = await giveTwice('links@example.org')
    const [, ...rest] = token.split('.')
    for (const forged of ['', 'made.up.link', [first, ...rest].join('.')]) {
      expect(await findDuplicateLink(forged, now())).toEqual({ state: 'unknown' })
      expect(await reverseDuplicate(forged, now())).toEqual({ ok: false, reason: 'unknown' })
    }
    const late = new Date(now().getTime() + 32 * day)
    expect(await findDuplicateLink(token, late)).toEqual({ state: 'expired' })
    expect(await reverseDuplicate(token, late)).toEqual({ ok: false, reason: 'expired' })
    expect(await donation(first)).toMatchObject({ state: 'active' })
  })

  it('also refunds a renewal from before it was pressed', async () => {
    const email = 'renewed-twice@example.org'
    await moveTo('2027-02-01T12:00:00Z')
    const first = await give(email, { frequency: 'annual' })
    const second = await give(email)
    const token = tokenTo(email)
    await moveTo('2027-03-01T15:00:00Z')
    await reverseDuplicate(token, now())
    await work()
    const { payments } = await donation(second)
    expect(payments.map(({ refunds }) => refunds[0]?.amountMinor)).toEqual([2000, 2000])
    expect(subjectsTo(email).at(-1)).toBe('We have refunded $40')
    expect(await donation(first)).toMatchObject({ state: 'active' })
  })
})
