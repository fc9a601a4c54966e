import Stripe from 'stripe'
import { expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import type { Frequency } from '../../offers/rules'
import { changeCard } from '../manage-links/change-card'
import { findCardLink } from '../queries'
import { sendRenewalNotices } from './send-renewal-notices'
import { startDonation } from '../checkout/start-donation'
import { syncDonation } from '../sync/sync-donation'

const now = () => world().clock.now()

async function pay(email: string, frequency: Frequency): Promise<string> {
  const amount = { minor: 2000, currency: 'usd' }
  const request = { frequency, amount, article: undefined, placement: 'article', campaign: undefined }
  const started = await startDonation(request, { now: now(), ip: '203.0.113.1', visitor: email })
  if (!started.ok) throw new Error(started.reason)
  await payOnHostedPage({ url: started.value.checkoutUrl, card: '4242424242424242', email, name: 'A Reader' })
  return (await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })).id
}

async function give(email: string, frequency: Frequency) {
  const id = await pay(email, frequency)
  await hear(id)
  return { id, subscription: (await donation(id)).stripeSubscriptionId ?? '' }
}

const donation = (id: string) =>
  db().donation.findUniqueOrThrow({ where: { id }, include: { payments: true } })

/** Whatever event arrives, once or three times: the sync reads the snapshot, the worker mails. */
async function hear(id: string): Promise<void> {
  for (let times = 0; times < 3; times += 1) await syncDonation(id, now())
  await work()
}

async function passDays(days: number): Promise<void> {
  world().clock.moveTo(new Date(now().getTime() + days * 86_400_000))
  await world().stripe.sandbox.clockMoved()
}

function stripe(): Stripe {
  const { hostname, port } = new URL(world().stripe.url)
  return new Stripe('sk_test_world', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

async function giveCard(
  subscription: string,
  card: 'pm_card_visa' | 'pm_card_chargeCustomerFail',
): Promise<void> {
  const { customer } = await stripe().subscriptions.retrieve(subscription)
  const method = await stripe().paymentMethods.attach(card, { customer: customer as string })
  await stripe().subscriptions.update(subscription, { default_payment_method: method.id })
}

const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const subjectsTo = (email: string) => mailsTo(email).map(({ subject }) => subject)

it('reports a failed renewal at each try, with a button for another card, and then recovers', async () => {
  const email = 'recovers@example.org'
  const { id, subscription } = await give(email, 'monthly')
  await giveCard(subscription, 'pm_card_chargeCustomerFail')
  await passDays(32)
  await hear(id)
  expect(await donation(id)).toMatchObject({ state: 'past_due' })
  await passDays(4)
  await hear(id)
  expect(subjectsTo(email)).toEqual([
    'Thank you: $20 every month to The Moscow Times',
    'Your last payment did not go through',
    'The card for your donation has changed',
    'Your last payment did not go through',
  ])

  const link =
    mailsTo(email)
      .at(-1)
      ?.text?.match(/https?:\/\/\S+\/donate\/card\S+/)?.[0] ?? ''
  const token = new URL(link).searchParams.get('token') ?? ''
  expect(await findCardLink(token, now())).toBe('ready')
  const opened = await changeCard(token, { now: now(), language: 'ru' })
  expect(opened).toMatchObject({
    ok: true,
    value: { url: expect.stringContaining(world().stripe.url) as string },
  })
  expect(await changeCard('a.b.c', { now: now(), language: 'en' })).toEqual({ ok: false, reason: 'unknown' })
  expect(await findCardLink(token, new Date(now().getTime() + 40 * 86_400_000))).toBe('expired')

  await giveCard(subscription, 'pm_card_visa')
  await passDays(8)
  await hear(id)
  expect(await donation(id)).toMatchObject({ state: 'active' })
  expect((await donation(id)).payments).toHaveLength(2)
  expect(subjectsTo(email).slice(-2).sort()).toEqual([
    'Thank you: $20 every month to The Moscow Times',
    'The card for your donation has changed',
  ])
})

it('ends a donation whose renewal never succeeds, with one last mail', async () => {
  const email = 'unpaid@example.org'
  const { id, subscription } = await give(email, 'monthly')
  await giveCard(subscription, 'pm_card_chargeCustomerFail')
  await passDays(70)
  await hear(id)
  expect(await donation(id)).toMatchObject({ state: 'ended', nextChargeAt: null })
  expect(subjectsTo(email).filter((subject) => subject === 'Your donation has ended')).toHaveLength(1)
  expect(mailsTo(email).at(-1)?.text).toContain('You owe nothing')
})

it('reports when a donation will end, and sends nothing on that day', async () => {
  const email = 'leaves@example.org'
  const { id, subscription } = await give(email, 'monthly')
  await stripe().subscriptions.update(subscription, { cancel_at_period_end: true })
  await hear(id)
  expect(await donation(id)).toMatchObject({ state: 'ending' })
  expect(subjectsTo(email).at(-1)).toMatch(/^Your donation ends on \w+ \d+ \w+ \d{4}$/)
  await passDays(32)
  await hear(id)
  expect(await donation(id)).toMatchObject({ state: 'ended' })
  expect(mailsTo(email)).toHaveLength(2)
})

it('also reports the end of a donation that had ended before we heard of it', async () => {
  const email = 'short-lived@example.org'
  const id = await pay(email, 'monthly')
  const [{ id: subscription } = { id: '' }] = (await stripe().subscriptions.list({ limit: 1 })).data
  await stripe().subscriptions.cancel(subscription)
  await hear(id)
  expect(await donation(id)).toMatchObject({ state: 'ended' })
  expect(subjectsTo(email)).toEqual([
    'Thank you: $20 every month to The Moscow Times',
    'Your donation has ended',
  ])
})

it('reports a refund once', async () => {
  const email = 'refunded@example.org'
  const { id } = await give(email, 'once')
  const [payment] = (await donation(id)).payments
  await stripe().refunds.create({ payment_intent: payment?.paymentIntentId ?? '', amount: 500 })
  await hear(id)
  await hear(id)
  expect(subjectsTo(email)).toEqual(['Thank you: $20 to The Moscow Times', 'We have refunded $5'])
})

it('announces the charge of a yearly donation a week ahead, once', async () => {
  const email = 'annual@example.org'
  const { id } = await give(email, 'annual')
  await passDays(350)
  expect(await sendRenewalNotices(now())).toBe(0)
  await passDays(9)
  expect(await sendRenewalNotices(now())).toBe(1)
  expect(await sendRenewalNotices(now())).toBe(0)
  await work()
  expect(subjectsTo(email).at(-1)).toMatch(/^Your donation renews on \w+ \d+ \w+ \d{4}: \$20 every year$/)
  await passDays(8)
  await hear(id)
  expect((await donation(id)).payments).toHaveLength(2)
})
