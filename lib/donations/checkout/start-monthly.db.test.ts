import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { atStripe, donation, give, newsTo, now, passDays, stripe, usd } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { addDays, addMonths, dayOf, formatDay } from '../../days'
import { nameNetwork } from '../../card-testing-guard/name-network'
import { db } from '../../db'
import { requestChange } from '../changes/request-change'
import { findDonation, findThankYou, listDonations } from '../queries'
import { reverseDuplicate } from '../duplicates/reverse-duplicate'
import { sendRenewalNotices } from '../notifications/send-renewal-notices'
import { findSupporter } from '../supporters/find-supporter'
import { compareLedger } from '../sync/compare-ledger'
import { syncDonation } from '../sync/sync-donation'
import { receiveEvent } from '../sync/receive-event'
import { reconcile } from '../sync/reconcile'
import { signToken } from '../../secrets/tokens'
import { eraseUnpaid } from './erase-unpaid'
import { startMonthly } from './start-monthly'

const card = '4242424242424242'
const newBrowser = () => randomBytes(32).toString('base64url')

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

/** A single donation of $25, and the browser that gave it. */
async function giveOnce() {
  const browser = newBrowser()
  const given = await give({ frequency: 'once', minor: 2500, browser })
  return { ...given, browser, monthlyOn: addMonths(dayOf(now()), 1) }
}

type Single = Awaited<ReturnType<typeof giveOnce>>

const press = ({ id, browser }: Single) =>
  startMonthly(id, { now: now(), ip: '203.0.113.9', visitor: browser.slice(0, 36), browser, language: 'en' })

async function openPage(single: Single): Promise<string> {
  const started = await press(single)
  if (!started.ok || started.value === 'mailed') throw new Error('No payment page')
  return started.value.checkoutUrl
}

/** Makes a single donation monthly, on the payment page too. */
async function goOn(single: Single, number = card) {
  await payOnHostedPage({ url: await openPage(single), card: number, email: single.email, name: 'A Reader' })
  const { id } = await db().donation.findUniqueOrThrow({ where: { followsId: single.id } })
  await syncDonation(id, now())
  return { id, subscription: (await donation(id)).stripeSubscriptionId ?? '' }
}

describe('a single donation that goes on monthly', () => {
  // First, while there is one donor: reconciliation syncs everybody whose date has passed.
  it('events that were lost are made up for, however late: on the day at the latest', async () => {
    const single = await giveOnce()
    await payOnHostedPage({ url: await openPage(single), card, email: single.email, name: 'A Reader' })
    const { id } = await db().donation.findUniqueOrThrow({ where: { followsId: single.id } })
    expect((await donation(id)).state).toBe('pending')
    world().clock.moveTo(new Date(now().getTime() + 33 * 86_400_000))
    await world().stripe.sandbox.clockMoved()
    await reconcile(now())
    expect(await donation(id)).toMatchObject({ state: 'active', payments: [{ amountMinor: 2500 }] })
    // What it would have announced has happened: the receipt says it.
    expect(await newsTo(single.email)).toEqual([])
    await Promise.all([syncDonation(id, now()), syncDonation(id, now())])
    expect((await donation(id)).payments).toHaveLength(1)
  })

  it('charges nothing until the day, and then by itself every month, with a receipt each', async () => {
    const single = await giveOnce()
    const { id, subscription } = await goOn(single)
    const starts = formatDay(single.monthlyOn)
    expect(await donation(id)).toMatchObject({
      state: 'scheduled',
      amountMinor: 2500,
      frequency: 'monthly',
      paidAt: null,
      payments: [],
      cardLast4: '4242',
      donorEmail: single.email,
      placement: 'thank-you',
      followsId: single.id,
    })
    expect((await atStripe(subscription)).status).toBe('trialing')
    expect(await newsTo(single.email)).toEqual([`Your donation starts on ${starts}: $25 every month`])

    await passDays(25, id)
    expect((await donation(id)).payments).toEqual([])
    await Promise.all([sendRenewalNotices(now()), sendRenewalNotices(now())])
    await passDays(7, id)
    expect(await donation(id)).toMatchObject({ state: 'active', payments: [{ amountMinor: 2500 }] })
    expect(dayOf((await donation(id)).paidAt ?? now())).toBe(single.monthlyOn)
    await passDays(31, id)
    expect((await donation(id)).payments).toHaveLength(2)
    expect(await newsTo(single.email)).toEqual([
      `Your donation starts on ${starts}: $25 every month`,
      `Your donation starts on ${starts}: $25 every month`,
    ])
    expect(await db().mail.count({ where: { toAddress: single.email, kind: 'receipt' } })).toBe(3)
    const { differences } = await compareLedger({ since: null })
    expect(differences.filter(({ donationId }) => donationId === id)).toEqual([])
  })

  it('is shown as starting, to the account, the browser and the page after the payment, and as support', async () => {
    const single = await giveOnce()
    const { id } = await goOn(single)
    const { checkoutSessionId } = await donation(id)
    expect(await findThankYou(checkoutSessionId ?? '')).toMatchObject({
      state: 'scheduled',
      nextChargeOn: single.monthlyOn,
      hasAddress: true,
    })
    const account = { by: 'address' as const, email: single.email }
    expect((await listDonations(account)).map(({ standing }) => standing)).toEqual(['scheduled', 'single'])
    expect(await findDonation({ by: 'link', donationId: id }, id)).toMatchObject({
      standing: 'scheduled',
      nextChargeOn: single.monthlyOn,
      payments: [],
    })
    const browser = { secret: single.browser, returned: id }
    const known = await findSupporter({ address: null, link: null, browser }, now())
    expect(known?.donations).toMatchObject([
      { standing: 'scheduled', startsOn: single.monthlyOn, access: null },
    ])
    const inAnHour = new Date(now().getTime() + 61 * 60_000)
    expect(await findSupporter({ address: null, link: null, browser }, inAnHour)).toBeNull()
    await eraseUnpaid(new Date(now().getTime() + 60 * 86_400_000))
    expect((await donation(id)).state).toBe('scheduled')
  })

  it('is cancelled with one press before it begins: nothing is ever charged, and one mail says so', async () => {
    const single = await giveOnce()
    const { id, subscription } = await goOn(single)
    const wish = { kind: 'end' as const, reason: null, words: null }
    const [one, other] = await Promise.all([
      requestChange(id, { number: 1, wish, now: now() }),
      requestChange(id, { number: 1, wish, now: now() }),
    ])
    expect([one.ok, other.ok]).toEqual([true, true])
    expect((await atStripe(subscription)).status).toBe('canceled')
    await passDays(62, id)
    expect(await donation(id)).toMatchObject({ state: 'ended', paidAt: null, payments: [] })
    expect((await newsTo(single.email)).slice(1)).toEqual(['Your donation will not start'])
    expect(await press(single)).toEqual({ ok: false, reason: 'already' })
  })

  it('is changed before it begins: the first charge has the new amount and the new day', async () => {
    const single = await giveOnce()
    const { id } = await goOn(single)
    const day = addDays(single.monthlyOn, 5)
    expect((await requestChange(id, { number: 1, wish: { kind: 'date', day }, now: now() })).ok).toBe(true)
    const wish = { kind: 'amount' as const, amount: usd(700) }
    expect((await requestChange(id, { number: 2, wish, now: now() })).ok).toBe(true)
    expect(await donation(id)).toMatchObject({ state: 'scheduled', amountMinor: 700 })
    await passDays(34, id)
    expect((await donation(id)).payments).toEqual([])
    await passDays(4, id)
    expect(await donation(id)).toMatchObject({ state: 'active', payments: [{ amountMinor: 700 }] })
  })

  it('ended in Stripe’s dashboard, tells the donor once, and nothing more on the day', async () => {
    const single = await giveOnce()
    const { id, subscription } = await goOn(single)
    await stripe().subscriptions.update(subscription, { cancel_at_period_end: true })
    await syncDonation(id, now())
    expect((await donation(id)).state).toBe('ending')
    await passDays(40, id)
    expect(await donation(id)).toMatchObject({ state: 'ended', payments: [] })
    expect((await newsTo(single.email)).slice(1)).toEqual(['Your donation will not start'])
  })

  it('whose first charge fails, is like a renewal that fails: told, tried again, and paid by another card', async () => {
    const single = await giveOnce()
    const { id, subscription } = await goOn(single, '4000000000000341')
    await passDays(32, id)
    expect(await donation(id)).toMatchObject({ state: 'past_due', paidAt: null })
    expect(await newsTo(single.email)).toContain('Your last payment did not go through')
    const { customer } = await atStripe(subscription)
    const { id: method } = await stripe().paymentMethods.attach('pm_card_visa', {
      customer: customer as string,
    })
    await stripe().subscriptions.update(subscription, { default_payment_method: method })
    await syncDonation(id, now())
    expect(await donation(id)).toMatchObject({ state: 'active', payments: [{ amountMinor: 2500 }] })
  })
})

describe('done twice, late, out of order or half-way', () => {
  it('two presses at once are one donation and one payment page, also after its card is given', async () => {
    const single = await giveOnce()
    const urls = await Promise.all([openPage(single), openPage(single), openPage(single)])
    expect(new Set(urls).size).toBe(1)
    expect(await db().donation.count({ where: { followsId: single.id } })).toBe(1)
    await goOn(single)
    expect(await press(single)).toEqual({ ok: false, reason: 'already' })
  })

  it('is not possible for what was refunded, is recurring, or is more than a month may be', async () => {
    const single = await giveOnce()
    await db().donation.update({ where: { id: single.id }, data: { state: 'refunded' } })
    const monthly = { ...single, id: (await give()).id }
    const large = { ...single, id: (await give({ frequency: 'once', minor: 500_000 })).id }
    const nobody = { ...single, id: '01900000-0000-7000-8000-000000000000' }
    for (const each of [single, monthly, large, nobody])
      expect(await press(each)).toEqual({ ok: false, reason: 'not_possible' })
  })

  it('where a start needs a proof, mails a link to the donor instead, once', async () => {
    const single = await giveOnce()
    await db().cardGuardOverride.create({ data: { id: 1, mode: 'open', at: now() } })
    expect(await press(single)).toEqual({ ok: true, value: 'mailed' })
    expect(await press(single)).toEqual({ ok: true, value: 'mailed' })
    await work()
    await db().cardGuardOverride.deleteMany()
    expect(await newsTo(single.email)).toEqual(['The link you asked for'])
    expect(await db().donation.count({ where: { followsId: single.id, state: 'pending' } })).toBe(1)
  })

  it('a card that is refused on its page counts for the card-testing guard, one that passes too', async () => {
    const single = await giveOnce()
    await db().cardAttempt.deleteMany()
    const url = await openPage(single)
    await payOnHostedPage({ url, card: '4000000000000002', email: single.email, name: 'A Reader' })
    await goOn(single)
    const refused = () =>
      world().webhooks.deliveries.filter(({ type }) => type === 'setup_intent.setup_failed')
    await expect.poll(() => refused().length).toBe(1)
    for (const { body, signature } of [...refused(), ...refused()])
      await receiveEvent({ body, signature, now: now() })
    await work()
    const tried = await db().cardAttempt.findMany({ orderBy: { outcome: 'asc' } })
    expect(tried.map(({ outcome }) => outcome)).toEqual(['declined', 'paid'])
    expect(new Set(tried.map(({ network }) => network))).toEqual(new Set([nameNetwork('203.0.113.9')]))
  })
})

describe('a donor who gives monthly already', () => {
  it('is asked whether both were meant, and the one that has not begun is undone without a refund', async () => {
    const single = await giveOnce()
    const { id } = await goOn(single)
    const running = await give()
    await db().donation.update({ where: { id: running.id }, data: { donorEmail: single.email } })
    await db().$executeRaw`update donations set scheduled_at = null, state = 'pending' where id = ${id}::uuid`
    await syncDonation(id, now())
    expect(await db().duplicateDonation.findMany({ where: { secondId: id } })).toMatchObject([
      { firstId: running.id, state: 'asked' },
    ])
    const expiresAt = new Date(now().getTime() + 86_400_000)
    await reverseDuplicate(signToken('reverse-duplicate', { subject: id, expiresAt }), now())
    expect(await donation(id)).toMatchObject({ state: 'ended', payments: [] })
    expect(await db().duplicateDonation.findUnique({ where: { secondId: id } })).toMatchObject({
      state: 'reversed',
    })
    expect(await newsTo(single.email)).toContain('Your second donation has ended')
  })
})
