import { beforeEach, describe, expect, it } from 'vitest'
import { atStripe, donation, give, newsTo, now, passDays, stripe, usd } from '../../../testing/fixtures/donor'
import { addDays, addMonths, dayOf } from '../../days'
import { db } from '../../db'
import { syncDonation } from '../sync/sync-donation'
import { requestChange } from './request-change'
import { resumePendingChanges } from './resume-pending-changes'

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

const done = { ok: true, value: 'done' }
const toAnnual = { kind: 'frequency', frequency: 'annual', amount: usd(12_000) } as const
const toMonthly = { kind: 'frequency', frequency: 'monthly', amount: usd(500) } as const

describe('a switch between monthly and annual', () => {
  it('charges nothing now, keeps the day of the next charge, and follows its new rhythm', async () => {
    const { id, email, subscription } = await give()
    const { nextChargeAt } = await donation(id)
    expect(await requestChange(id, { number: 1, wish: toAnnual, now: now() })).toEqual(done)
    expect(await donation(id)).toMatchObject({
      frequency: 'annual',
      amountMinor: 12_000,
      nextChargeAt,
      state: 'active',
      payments: [{ amountMinor: 1000 }],
    })
    expect((await atStripe(subscription)).items.data[0]?.price.recurring?.interval).toBe('year')
    await passDays(33, id)
    const charged = await donation(id)
    expect(charged.payments.map(({ amountMinor }) => amountMinor)).toEqual([1000, 12_000])
    expect(dayOf(charged.nextChargeAt ?? now())).toBe(addMonths(dayOf(nextChargeAt ?? now()), 12))
    await passDays(300, id)
    expect((await donation(id)).payments).toHaveLength(2)

    // And back: the year that is paid for goes on to its end.
    expect(await requestChange(id, { number: 2, wish: toMonthly, now: now() })).toEqual(done)
    expect(await donation(id)).toMatchObject({ frequency: 'monthly', nextChargeAt: charged.nextChargeAt })
    await passDays(67, id)
    await passDays(31, id)
    expect((await donation(id)).payments.map(({ amountMinor }) => amountMinor)).toEqual([
      ...[1000, 12_000, 500, 500],
    ])
    expect(await newsTo(email)).toEqual([
      'Your donation is now $120 every year',
      'Your donation is now $5 every month',
    ])
  })

  it('is one change for two presses at once, and the limits are those of the new rhythm', async () => {
    const { id, email, subscription } = await give()
    const press = () => requestChange(id, { number: 1, wish: toAnnual, now: now() })
    expect(await Promise.all([press(), press()])).toEqual([done, done])
    expect((await donation(id)).changes).toHaveLength(1)
    expect(await newsTo(email)).toEqual(['Your donation is now $120 every year'])
    const { product } = (await atStripe(subscription)).items.data[0]?.price ?? {}
    expect((await stripe().prices.list({ product: product as string })).data).toHaveLength(2)

    const other = await give()
    const small = { ...toAnnual, amount: usd(999) }
    const asked = (wish: typeof toAnnual | typeof toMonthly) =>
      requestChange(other.id, { number: 1, wish, now: now() })
    expect(await asked(small as typeof toAnnual)).toMatchObject({ reason: 'too_small', least: usd(1000) })
    expect(await asked(toMonthly)).toMatchObject({ reason: 'not_possible' })
    expect((await donation(other.id)).changes).toEqual([])
  })

  it('that was interrupted is finished later; past the next charge Stripe refuses, and the donor is told', async () => {
    const { id, email } = await give()
    const { nextChargeAt } = await donation(id)
    const plan = { kind: 'frequency', frequency: 'annual', amountMinor: 12_000, at: nextChargeAt } as const
    await db().donationChange.create({ data: { ...plan, donationId: id, number: 1, askedAt: now() } })
    await passDays(1, id)
    await resumePendingChanges(now())
    expect(await donation(id)).toMatchObject({ frequency: 'annual', changes: [{ state: 'done' }] })

    const late = await give()
    const past = { ...plan, at: (await donation(late.id)).nextChargeAt }
    await db().donationChange.create({ data: { ...past, donationId: late.id, number: 1, askedAt: now() } })
    await passDays(33, late.id)
    await resumePendingChanges(now())
    expect(await donation(late.id)).toMatchObject({ frequency: 'monthly', changes: [{ state: 'refused' }] })
    expect(await newsTo(late.email)).toEqual(['Your donation could not be changed'])
    expect(await newsTo(email)).toEqual(['Your donation is now $120 every year'])
  })
})

describe('an end date', () => {
  const until = (day: string | null) => ({ kind: 'until', day }) as const

  it('lets the donation run and be charged as before, until that day and not after it', async () => {
    const { id, email } = await give()
    const last = addMonths(dayOf(now()), 2)
    expect(await requestChange(id, { number: 1, wish: until(last), now: now() })).toEqual(done)
    const { endsAt, nextChargeAt } = await donation(id)
    expect(dayOf(new Date((endsAt?.getTime() ?? 0) - 1))).toBe(last)
    expect(await donation(id)).toMatchObject({ state: 'active' })
    expect(nextChargeAt).not.toBeNull()
    for (let month = 1; month <= 4; month += 1) await passDays(31, id)
    expect(await donation(id)).toMatchObject({ state: 'ended', payments: [{}, {}, {}] })
    const news = await newsTo(email)
    expect(news[0]).toMatch(/^Your donation ends after \w+ \d+ \w+ \d{4}$/)
    // One more, with the last charge: that nothing follows.
    expect(news).toHaveLength(2)
  })

  it('can be moved and removed, each with one mail, also by two servers at once', async () => {
    const { id, email, subscription } = await give()
    const today = dayOf(now())
    const press = (number: number, day: string | null) =>
      requestChange(id, { number, wish: until(day), now: now() })
    expect(await Promise.all([press(1, addMonths(today, 12)), press(1, addMonths(today, 12))])).toEqual([
      done,
      done,
    ])
    expect(await press(2, addMonths(today, 12))).toMatchObject({ reason: 'unchanged' })
    expect(await press(1, addMonths(today, 6))).toMatchObject({ reason: 'changed_meanwhile' })
    expect(await press(2, addMonths(today, 6))).toEqual(done)
    expect(await press(3, null)).toEqual(done)
    expect((await atStripe(subscription)).cancel_at).toBeNull()
    expect(await donation(id)).toMatchObject({ state: 'active', endsAt: null })
    expect(await press(4, null)).toMatchObject({ reason: 'unchanged' })
    expect(await newsTo(email)).toEqual([
      expect.stringMatching(/^Your donation ends after/),
      expect.stringMatching(/^Your donation ends after/),
      'Your donation has no end date any more',
    ])
  })

  it('lies between the next charge and ten years, and no charge is moved past it', async () => {
    const { id } = await give()
    const today = dayOf(now())
    const press = (day: string) => requestChange(id, { number: 1, wish: until(day), now: now() })
    expect(await press(today)).toMatchObject({ reason: 'too_soon' })
    expect(await press(addMonths(today, 121))).toMatchObject({ reason: 'too_late' })
    expect(await press('in a year')).toMatchObject({ reason: 'no_day' })
    const last = dayOf((await donation(id)).nextChargeAt ?? now())
    expect(await press(last)).toEqual(done)
    const wish = { kind: 'date', day: addDays(last, 1) } as const
    expect(await requestChange(id, { number: 2, wish, now: now() })).toMatchObject({
      reason: 'too_late',
      latest: last,
    })
  })

  it('that is set at Stripe is found and told; an end by the donor replaces it', async () => {
    const { id, email, subscription } = await give()
    const at = Math.floor(now().getTime() / 1000) + 200 * 86_400
    await stripe().subscriptions.update(subscription, { cancel_at: at, proration_behavior: 'none' })
    await syncDonation(id, now())
    expect(await donation(id)).toMatchObject({ state: 'active', endsAt: new Date(at * 1000) })
    const end = { kind: 'end', reason: null, words: null } as const
    expect(await requestChange(id, { number: 1, wish: end, now: now() })).toEqual(done)
    expect(await donation(id)).toMatchObject({ state: 'ending' })
    await passDays(40, id)
    expect(await donation(id)).toMatchObject({ state: 'ended', payments: [{}] })
    expect(await newsTo(email)).toHaveLength(2)
  })
})
