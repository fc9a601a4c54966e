import Stripe from 'stripe'
import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import type { Frequency } from '../../offers/rules'
import { startDonation } from '../checkout/start-donation'
import { syncDonation } from '../sync/sync-donation'

const now = () => world().clock.now()
const question = 'Did you mean to give twice?'

type Donation = { frequency?: Frequency; minor?: number }

/** Pays at Stripe; we have not heard of it yet. */
async function pay(email: string, { frequency = 'monthly', minor = 2000 }: Donation = {}): Promise<string> {
  const request = { frequency, amount: { minor, currency: 'usd' }, placement: 'article' }
  const visit = { now: now(), ip: '203.0.113.1', visitor: email }
  const started = await startDonation({ ...request, article: undefined, campaign: undefined }, visit)
  if (!started.ok) throw new Error(started.reason)
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await payOnHostedPage({ url: started.value.checkoutUrl, card: '4242424242424242', email, name: 'A Reader' })
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

async function passTime(milliseconds: number): Promise<void> {
  world().clock.moveTo(new Date(now().getTime() + milliseconds))
  await world().stripe.sandbox.clockMoved()
}
const minute = 60_000
const day = 86_400_000

function stripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

const donation = (id: string) =>
  db().donation.findUniqueOrThrow({
    where: { id },
    include: { duplicateOf: true },
  })
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const subjectsTo = (email: string) => mailsTo(email).map(({ subject }) => subject)
const questionsTo = (email: string) => subjectsTo(email).filter((subject) => subject === question)

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

describe('a donor is asked', () => {
  it('once about a second running donation of any frequency and amount, naming both', async () => {
    const email = 'two-rhythms@example.org'
    const first = await give(email)
    await passTime(40 * day)
    const second = await give(email, { frequency: 'annual', minor: 9000 })
    await hear(first, second, first, second)
    expect(questionsTo(email)).toHaveLength(1)
    expect((await donation(second)).duplicateOf).toMatchObject({ firstId: first, state: 'asked' })
    const text = mailsTo(email).find(({ subject }) => subject === question)?.text ?? ''
    expect(text).toMatch(/First donation +\$20 every month, since/)
    expect(text).toMatch(/Second donation +\$90 every year, since/)
    expect(text).not.toContain(email)
  })

  it('about the same amount given again within ten minutes, not later, and not about another amount', async () => {
    const email = 'slip@example.org'
    await give(email, { frequency: 'once' })
    await give(email, { frequency: 'once', minor: 3000 })
    await passTime(9 * minute)
    const slip = await give(email, { frequency: 'once' })
    expect(questionsTo(email)).toHaveLength(1)
    await passTime(11 * minute)
    await give(email, { frequency: 'once' })
    expect(questionsTo(email)).toHaveLength(1)
    expect(await donation(slip)).toMatchObject({ duplicateOf: { state: 'asked' } })
  })

  it('nothing if another address donated, or the first donation is ending or a single one', async () => {
    await give('one@example.org')
    await give('other@example.org')
    const [email, mixed] = ['successor@example.org', 'mixed@example.org']
    const { stripeSubscriptionId } = await donation(await give(email))
    await stripe().subscriptions.update(stripeSubscriptionId ?? '', { cancel_at_period_end: true })
    await hear((await db().donation.findFirstOrThrow({ where: { stripeSubscriptionId } })).id)
    await give(email)
    await give(mixed, { frequency: 'once' })
    await give(mixed)
    const asked = ['one@example.org', 'other@example.org', email, mixed].flatMap(questionsTo)
    expect(asked).toEqual([])
  })

  it('also if the older donation is failing: Stripe keeps trying to charge it', async () => {
    const email = 'failing@example.org'
    const first = await give(email)
    const subscription = (await donation(first)).stripeSubscriptionId ?? ''
    const { customer } = await stripe().subscriptions.retrieve(subscription)
    const card = await stripe().paymentMethods.attach('pm_card_chargeCustomerFail', {
      customer: customer as string,
    })
    await stripe().subscriptions.update(subscription, { default_payment_method: card.id })
    await passTime(32 * day)
    await hear(first)
    expect(await donation(first)).toMatchObject({ state: 'past_due' })
    await give(email)
    expect(questionsTo(email)).toHaveLength(1)
  })

  it('about the later one, even if the earlier one is recorded last', async () => {
    const email = 'late-news@example.org'
    const first = await pay(email)
    await passTime(minute)
    const second = await pay(email)
    await passTime(minute)
    const third = await pay(email)
    await hear(third, first, second)
    expect(await donation(first)).toMatchObject({ duplicateOf: null })
    expect((await donation(second)).duplicateOf).toMatchObject({ firstId: first })
    expect((await donation(third)).duplicateOf).toMatchObject({ firstId: first })
    expect(questionsTo(email)).toHaveLength(2)
  })

  it('exactly once if both first payments are recorded at the same moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const email = `same-moment-${round}@example.org`
      const first = await pay(email)
      const second = await pay(email)
      await Promise.all([first, second, second, first].map((id) => syncDonation(id, now())))
      await work(2)
      expect(questionsTo(email)).toHaveLength(1)
      expect(await donation(first)).toMatchObject({ duplicateOf: null })
      expect(await donation(second)).toMatchObject({ duplicateOf: { firstId: first } })
      await db().$executeRaw`delete from rate_limits`
    }
  })
})
