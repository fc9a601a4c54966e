import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { atStripe, donation, give, newsTo, now, passDays, stripe, usd } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { confirmDonationAddress } from '../address/confirm-address'
import { requestDonationAddress } from '../address/request-address'
import { startDonation } from '../checkout/start-donation'
import { receiveEvent } from '../sync/receive-event'
import { syncDonation } from '../sync/sync-donation'
import { findCardChange } from './find-card-change'
import { listCardGroups } from './list-card-groups'
import { openCardPage } from './open-card-page'
import { resumeCardChanges } from './resume-card-changes'

const [mastercard, amex] = ['5555555555554444', '378282246310005']

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

/** Another donation of a donor who is signed in. */
async function giveMore(email: string, { minor = 5000, currency = 'usd' } = {}) {
  const request = {
    frequency: 'annual' as const,
    amount: { minor, currency },
    placement: 'account',
    article: undefined,
    campaign: undefined,
  }
  const started = await startDonation(request, { now: now(), ip: '203.0.113.2', visitor: email, email })
  if (!started.ok) throw new Error(started.reason)
  await payOnHostedPage({ url: started.value.checkoutUrl, card: '4242424242424242', email, name: 'A Reader' })
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await syncDonation(id, now())
  return id
}

const site = 'http://localhost:3000/back'

async function open(donationIds: string[]): Promise<string> {
  const opened = await openCardPage({
    donationIds,
    language: 'en',
    now: now(),
    cancelUrl: site,
    returnUrl: (change) => `${site}?change=${change}`,
  })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value.url
}

/** Enters a card on Stripe's page; returns our id of the change. */
async function enter(url: string, card: string): Promise<string> {
  const { location } = await payOnHostedPage({ url, card, email: '', name: 'A Reader' })
  return new URL(location ?? '').searchParams.get('change') ?? ''
}

/** Delivers what Stripe says of saved cards, twice. */
async function hear(cards: number): Promise<void> {
  const saved = () =>
    world().webhooks.deliveries.filter(
      ({ type, body }) => type === 'checkout.session.completed' && /"mode":\s*"setup"/.test(body),
    )
  await expect.poll(() => saved().length).toBe(cards)
  for (const { body, signature } of [...saved(), ...saved()])
    await receiveEvent({ body, signature, now: now() })
  world().webhooks.deliveries.splice(0)
  await work(2)
}

const cardOf = async (id: string) => (await donation(id)).cardLast4

describe('one new card for several donations', () => {
  it('is one page for those that were started while signed in, and only for the chosen ones', async () => {
    const { id, email } = await give()
    const annual = await giveMore(email)
    const customers = await Promise.all(
      [id, annual].map(async (each) => (await donation(each)).stripeCustomerId),
    )
    expect(customers[0]).toBe(customers[1])
    expect((await listCardGroups(email)).map((group) => group.map((each) => each.id))).toEqual([[id, annual]])

    world().webhooks.deliveries.splice(0)
    await enter(await open([id, annual]), mastercard)
    await hear(1)
    expect([await cardOf(id), await cardOf(annual)]).toEqual(['4444', '4444'])
    expect((await newsTo(email)).filter((subject) => /card/.test(subject))).toHaveLength(2)

    await enter(await open([annual]), amex)
    await hear(1)
    expect([await cardOf(id), await cardOf(annual)]).toEqual(['4444', '0005'])
    await passDays(32, id)
    const charges = await stripe().charges.list({ customer: customers[0] ?? '', limit: 1 })
    expect(charges.data[0]?.payment_method_details?.card?.last4).toBe('4444')
  })

  it('is a page for each that Stripe keeps apart: each says what it changed and which come next', async () => {
    const one = await give()
    const other = await give()
    await db().donation.update({ where: { id: other.id }, data: { donorEmail: one.email } })
    expect(await listCardGroups(one.email)).toHaveLength(2)
    const change = await enter(await open([one.id, other.id]), mastercard)
    expect(await findCardChange(change, [one.id, other.id])).toEqual({
      donationIds: [one.id],
      nextIds: [other.id],
    })
    expect(await findCardChange(change, [one.id])).toBeNull()
    await hear(1)
    expect([await cardOf(one.id), await cardOf(other.id)]).toEqual(['4444', '4242'])
    await enter(await open([other.id]), mastercard)
    await hear(1)
    expect(await cardOf(other.id)).toBe('4444')
  })

  it('pays a renewal that has failed', async () => {
    const { id, subscription } = await give()
    const { customer } = await atStripe(subscription)
    const bad = await stripe().paymentMethods.attach('pm_card_chargeCustomerFail', {
      customer: customer as string,
    })
    await stripe().subscriptions.update(subscription, { default_payment_method: bad.id })
    await passDays(32, id)
    expect((await donation(id)).state).toBe('past_due')
    world().webhooks.deliveries.splice(0)
    await enter(await open([id]), mastercard)
    await hear(1)
    const { state, payments } = await donation(id)
    expect([state, payments.length]).toEqual(['active', 2])
  })
})

describe('done twice, late, out of order or half-way', () => {
  it('two presses are one page; a card that was given later stays, in whatever order the events come', async () => {
    const { id } = await give()
    const first = await open([id])
    expect(await open([id])).toBe(first)
    world().webhooks.deliveries.splice(0)
    await enter(first, mastercard)
    // Half a day later its event is still on its way, and the donor has given another card on another page.
    world().clock.moveTo(new Date(now().getTime() + 13 * 3_600_000))
    await enter(await open([id]), amex)
    const saved = () => world().webhooks.deliveries.filter(({ body }) => /"mode":\s*"setup"/.test(body))
    await expect.poll(() => saved().length).toBe(2)
    for (const { body, signature } of saved().toReversed()) {
      await receiveEvent({ body, signature, now: now() })
      await work()
    }
    expect(await cardOf(id)).toBe('0005')
  })

  it('a lost event is made up for within the hour; a page that nobody used is forgotten after two days', async () => {
    const { id } = await give()
    await enter(await open([id]), mastercard)
    const unused = await give()
    await open([unused.id])
    await Promise.all([resumeCardChanges(now()), resumeCardChanges(now())])
    expect([await cardOf(id), await cardOf(unused.id)]).toEqual(['4444', '4242'])
    await resumeCardChanges(new Date(now().getTime() + 3 * 86_400_000))
    expect(await db().cardChange.count()).toBe(0)
  })

  it('opens nothing for a donation that has ended, and leaves one that ends meanwhile as it is', async () => {
    const ended = await give()
    const ends = await give()
    await stripe().subscriptions.cancel(ended.subscription)
    await syncDonation(ended.id, now())
    const opened = openCardPage({
      donationIds: [ended.id],
      language: 'en',
      now: now(),
      cancelUrl: site,
      returnUrl: () => site,
    })
    expect(await opened).toEqual({ ok: false, reason: 'unknown' })
    const url = await open([ends.id])
    await stripe().subscriptions.cancel(ends.subscription)
    await enter(url, mastercard)
    await resumeCardChanges(now())
    expect(await donation(ends.id)).toMatchObject({ state: 'ended', cardLast4: '4242' })
  })
})

describe('donations of one customer', () => {
  it('move together to another address, and only by the account: a link opens one donation alone', async () => {
    const { id, email } = await give()
    const annual = await giveMore(email)
    const to = `moved-${email}`
    const asked = { number: 1, email: to, now: now(), ip: '203.0.113.5' }
    expect(await requestDonationAddress(id, { ...asked, by: 'link' })).toEqual({
      ok: false,
      reason: 'sign_in',
    })
    expect((await requestDonationAddress(id, { ...asked, by: 'address' })).ok).toBe(true)
    await work()
    const mail = world().mails.mails.find(({ envelope }) => envelope.to.includes(to))
    const token = /token=([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(await confirmDonationAddress(token, now())).toEqual({ ok: true, value: 'done' })
    expect([(await donation(id)).donorEmail, (await donation(annual)).donorEmail]).toEqual([to, to])
  })

  it('have one currency, and a customer that is gone at Stripe is replaced', async () => {
    const { id, email } = await give()
    const { stripeCustomerId } = await donation(id)
    const euros = await giveMore(email, { currency: 'eur' })
    expect((await donation(euros)).stripeCustomerId).not.toBe(stripeCustomerId)
    await db().donation.update({ where: { id }, data: { stripeCustomerId: 'cus_gone' } })
    const more = await donation(await giveMore(email))
    expect(more).toMatchObject({ state: 'active', donorEmail: email, amountMinor: usd(5000).minor })
    expect(more.stripeCustomerId).not.toBe('cus_gone')
  })
})
