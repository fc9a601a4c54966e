import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { atStripe, donation, give, newsTo, now, stripe, usd } from '../../../testing/fixtures/donor'
import { db } from '../../db'
import { requestChange } from './request-change'
import { syncDonation } from '../sync/sync-donation'
import { resumePendingChanges } from './resume-pending-changes'
import { updateSubscription } from '../../stripe/change-subscription'

/** Sets the outcome of the next calls through the sandbox's control API. */
async function spoil(fault: Record<string, string>): Promise<void> {
  const answer = await fetch(`${world().stripe.url}/_sim/next-call`, {
    method: 'POST',
    body: new URLSearchParams(fault),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

async function productOf(subscription: string): Promise<string> {
  const product = (await atStripe(subscription)).items.data[0]?.price.product
  return typeof product === 'string' ? product : (product?.id ?? '')
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

const done = { ok: true, value: 'done' }

describe('a repeated change, on two servers', () => {
  it('is one change, one row and one mail if the form is the same', async () => {
    const { id, email, subscription } = await give()
    const ask = () =>
      requestChange(id, { number: 1, wish: { kind: 'amount', amount: usd(2000) }, now: now() })
    expect(await Promise.all([ask(), ask(), ask(), ask()])).toEqual([done, done, done, done])
    expect(await ask()).toEqual(done)
    expect((await donation(id)).changes).toMatchObject([{ number: 1, kind: 'amount', state: 'done' }])
    expect((await stripe().prices.list({ product: await productOf(subscription) })).data).toHaveLength(2)
    expect(await newsTo(email)).toEqual(['Your donation is now $20 every month'])
  })

  it('skips no more charges than one request if it is a pause', async () => {
    const { id } = await give()
    const ask = () => requestChange(id, { number: 1, wish: { kind: 'pause', months: 1 }, now: now() })
    await Promise.all([ask(), ask()])
    const { resumesAt } = await donation(id)
    expect(await ask()).toEqual(done)
    expect((await donation(id)).resumesAt).toEqual(resumesAt)
  })

  it('of two different forms open at once: one is carried out, the other is told to look again', async () => {
    const { id, email } = await give()
    const answers = await Promise.all([
      requestChange(id, { number: 1, wish: { kind: 'amount', amount: usd(500) }, now: now() }),
      requestChange(id, { number: 1, wish: { kind: 'end', reason: null, words: null }, now: now() }),
    ])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed_meanwhile' })
    expect((await donation(id)).changes).toHaveLength(1)
    expect(await newsTo(email)).toHaveLength(1)
    expect(
      await requestChange(id, { number: 7, wish: { kind: 'amount', amount: usd(700) }, now: now() }),
    ).toMatchObject({
      reason: 'changed_meanwhile',
    })
  })

  it('tells the donor only once if the webhook is faster than we are', async () => {
    const { id, email } = await give()
    await Promise.all([
      requestChange(id, { number: 1, wish: { kind: 'amount', amount: usd(2000) }, now: now() }),
      ...Array.from({ length: 4 }, () => syncDonation(id, now()).catch(() => undefined)),
    ])
    await syncDonation(id, now())
    expect(await newsTo(email)).toEqual(['Your donation is now $20 every month'])
  })
})

describe('an interrupted change', () => {
  const row = (donationId: string, number: number, minor: number) =>
    db().donationChange.create({
      data: { donationId, number, kind: 'amount', amountMinor: minor, askedAt: now() },
    })
  const aMinuteLater = () => new Date(now().getTime() + 61_000)

  it('killed before Stripe was asked is resumed a minute later', async () => {
    const { id, email, subscription } = await give()
    await row(id, 1, 1500)
    expect(await resumePendingChanges(now())).toBe(0)
    expect(await resumePendingChanges(aMinuteLater())).toBe(1)
    expect((await atStripe(subscription)).items.data[0]?.price.unit_amount).toBe(1500)
    expect((await donation(id)).changes).toMatchObject([{ state: 'done' }])
    expect(await newsTo(email)).toEqual(['Your donation is now $15 every month'])
  })

  it('killed after Stripe and before our row is resumed under the same key, on two servers at once', async () => {
    const { id, email, subscription } = await give()
    const { id: change } = await row(id, 1, 1500)
    const asked = {
      id: change,
      kind: 'amount',
      amountMinor: 1500,
      frequency: null,
      address: null,
      at: null,
    } as const
    const terms = {
      subscriptionId: subscription,
      customerId: null,
      frequency: 'monthly',
      currency: 'usd',
      isUnpaid: false,
    } as const
    expect(await updateSubscription({ ...asked, donation: terms })).toMatchObject({ ok: true })
    expect(await donation(id)).toMatchObject({ amountMinor: 1000 })
    await Promise.all([resumePendingChanges(aMinuteLater()), resumePendingChanges(aMinuteLater())])
    expect(await donation(id)).toMatchObject({ amountMinor: 1500, changes: [{ state: 'done' }] })
    expect((await stripe().prices.list({ product: await productOf(subscription) })).data).toHaveLength(2)
    expect(await newsTo(email)).toEqual(['Your donation is now $15 every month'])
  })

  it('that Stripe accepted, with an unreadable answer, is noted and repaired within a minute', async () => {
    const { id, email, subscription } = await give()
    await spoil({ outcome: '500', count: '1', method: 'GET', path: '/v1/checkout/sessions' })
    expect(await requestChange(id, { number: 1, wish: { kind: 'skip' }, now: now() })).toEqual({
      ok: true,
      value: 'noted',
    })
    expect((await atStripe(subscription)).pause_collection).not.toBeNull()
    expect(await donation(id)).toMatchObject({ isPaused: false, changes: [{ state: 'asked' }] })
    expect(await resumePendingChanges(aMinuteLater())).toBe(1)
    expect(await donation(id)).toMatchObject({ isPaused: true, changes: [{ state: 'done' }] })
    expect(await newsTo(email)).toEqual(['Your donation is paused'])
  })

  it('is noted while Stripe is away, and carried out when it is back', async () => {
    const { id, email } = await give()
    await spoil({ outcome: '500', count: '1', method: 'POST', path: '/v1/subscriptions' })
    expect(await requestChange(id, { number: 1, wish: { kind: 'pause', months: 1 }, now: now() })).toEqual({
      ok: true,
      value: 'noted',
    })
    expect(await newsTo(email)).toEqual([])
    expect(await resumePendingChanges(aMinuteLater())).toBe(1)
    expect(await newsTo(email)).toEqual(['Your donation is paused'])
  })

  it('is carried out before a later one, so that the last request applies', async () => {
    const { id, subscription } = await give()
    await row(id, 1, 5000)
    expect(
      await requestChange(id, { number: 2, wish: { kind: 'amount', amount: usd(700) }, now: now() }),
    ).toEqual(done)
    await resumePendingChanges(aMinuteLater())
    expect((await atStripe(subscription)).items.data[0]?.price.unit_amount).toBe(700)
    expect((await donation(id)).changes.map(({ state }) => state)).toEqual(['done', 'done'])
  })

  it('that Stripe refuses is reported on the page or, if nobody waits any more, by mail', async () => {
    const { id, email, subscription } = await give()
    await stripe().subscriptions.cancel(subscription)
    expect(
      await requestChange(id, { number: 1, wish: { kind: 'amount', amount: usd(700) }, now: now() }),
    ).toEqual({
      ok: false,
      reason: 'refused',
    })
    expect(await donation(id)).toMatchObject({ state: 'ended', changes: [{ state: 'refused' }] })
    expect(await newsTo(email)).toEqual(['Your donation has ended'])
    await row(id, 2, 900)
    await Promise.all([resumePendingChanges(aMinuteLater()), resumePendingChanges(aMinuteLater())])
    await resumePendingChanges(aMinuteLater())
    expect(await newsTo(email)).toEqual(['Your donation has ended', 'Your donation could not be changed'])
  })
})
