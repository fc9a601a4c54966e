import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import {
  atStripe,
  dayMs,
  donation,
  give,
  newsTo,
  now,
  passDays,
  stripe,
  usd,
} from '../../../testing/fixtures/donor'
import { addDays, dayOf } from '../../days'
import { db } from '../../db'
import { requestChange } from './request-change'
import { reconcile } from '../sync/reconcile'
import { syncDonation } from '../sync/sync-donation'

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

const done = { ok: true, value: 'done' }

describe('a change made at Stripe', () => {
  // First, while there is one donor: reconciliation syncs everybody whose date has passed.
  it('is found by reconciliation if its event was lost', async () => {
    const { id } = await give()
    await requestChange(id, { number: 1, wish: { kind: 'pause', months: 1 }, now: now() })
    const { resumesAt } = await donation(id)
    world().clock.moveTo(new Date((resumesAt?.getTime() ?? 0) + 2 * 3_600_000))
    await world().stripe.sandbox.clockMoved()
    expect(await donation(id)).toMatchObject({ isPaused: true })
    await reconcile(now())
    expect(await donation(id)).toMatchObject({ isPaused: false })
  })

  it('is synced and told to the donor: amount, pause, card', async () => {
    const { id, email, subscription } = await give()
    const { customer } = await atStripe(subscription)
    await stripe().subscriptions.update(subscription, { pause_collection: { behavior: 'void' } })
    await syncDonation(id, now())
    expect(await donation(id)).toMatchObject({ isPaused: true, resumesAt: null, nextChargeAt: null })
    expect(await requestChange(id, { number: 1, wish: { kind: 'resume' }, now: now() })).toEqual(done)
    const card = await stripe().paymentMethods.attach('pm_card_mastercard', { customer: customer as string })
    await stripe().subscriptions.update(subscription, { default_payment_method: card.id })
    await syncDonation(id, now())
    expect(await donation(id)).toMatchObject({ cardBrand: 'mastercard', cardLast4: '4444' })
    expect(await newsTo(email)).toEqual([
      'Your donation is paused',
      'Your donation continues',
      'The card for your donation has changed',
    ])
  })
})

describe('a donor', () => {
  it('changes the amount: the next charge has it, and the change itself costs nothing', async () => {
    const { id, email, subscription } = await give()
    expect(
      await requestChange(id, { number: 1, wish: { kind: 'amount', amount: usd(2500) }, now: now() }),
    ).toEqual(done)
    expect((await atStripe(subscription)).items.data[0]?.price.unit_amount).toBe(2500)
    expect(await donation(id)).toMatchObject({ amountMinor: 2500, payments: [{ amountMinor: 1000 }] })
    await passDays(32, id)
    expect((await donation(id)).payments.map(({ amountMinor }) => amountMinor)).toEqual([1000, 2500])
    expect(await newsTo(email)).toEqual(['Your donation is now $25 every month'])
  })

  it('cannot leave the limits of the form, nor change a donation of another kind', async () => {
    const { id, email } = await give()
    const change = (minor: number) =>
      requestChange(id, { number: 1, wish: { kind: 'amount', amount: usd(minor) }, now: now() })
    expect(await change(100)).toEqual({ ok: false, reason: 'too_small', least: usd(200) })
    expect(await change(500_000)).toEqual({ ok: false, reason: 'too_large', most: usd(100_000) })
    expect(await change(1000)).toEqual({ ok: false, reason: 'unchanged' })
    expect((await donation(id)).changes).toEqual([])
    expect(await newsTo(email)).toEqual([])
  })

  it('changes the day: the donation is charged on it and from then on', async () => {
    const { id, email, subscription } = await give()
    const day = addDays(dayOf(now()), 40)
    expect(await requestChange(id, { number: 1, wish: { kind: 'date', day }, now: now() })).toEqual(done)
    const row = await donation(id)
    expect(dayOf(row.nextChargeAt ?? now())).toBe(day)
    expect((await atStripe(subscription)).trial_end).toBe((row.nextChargeAt?.getTime() ?? 0) / 1000)
    await passDays(39, id)
    expect((await donation(id)).payments).toHaveLength(1)
    await passDays(2, id)
    const charged = await donation(id)
    expect(charged.payments).toHaveLength(2)
    expect(dayOf(charged.payments[1]?.paidAt ?? now())).toBe(day)
    await passDays(32, id)
    expect((await donation(id)).payments).toHaveLength(3)
    expect(await newsTo(email)).toEqual([expect.stringMatching(/^Next charge: \w+ \d+ \w+ \d{4}$/)])
  })

  it('can move it only to a future day, and not too far', async () => {
    const { id } = await give()
    const today = dayOf(now())
    const change = (day: string) => requestChange(id, { number: 1, wish: { kind: 'date', day }, now: now() })
    expect(await change(today)).toMatchObject({ reason: 'too_soon', earliest: addDays(today, 1) })
    expect(await change(addDays(today, 80))).toMatchObject({ reason: 'too_late' })
    expect(await change('soon')).toMatchObject({ reason: 'no_day' })
    expect(await change(dayOf((await donation(id)).nextChargeAt ?? now()))).toMatchObject({
      reason: 'unchanged',
    })
  })

  it('pauses for two months: two charges are skipped, and a mail announces that charging resumes', async () => {
    const { id, email, subscription } = await give()
    expect(await requestChange(id, { number: 1, wish: { kind: 'pause', months: 2 }, now: now() })).toEqual(
      done,
    )
    const paused = await donation(id)
    expect(paused).toMatchObject({ isPaused: true, state: 'active' })
    const promised = paused.nextChargeAt?.getTime() ?? 0
    expect((promised - now().getTime()) / dayMs).toBeGreaterThan(85)
    expect((await atStripe(subscription)).pause_collection).toMatchObject({ behavior: 'void' })
    await passDays(70, id)
    expect(await donation(id)).toMatchObject({
      isPaused: true,
      payments: [{}],
      nextChargeAt: new Date(promised),
    })
    await passDays((promised - now().getTime()) / dayMs - 1, id)
    expect(await donation(id)).toMatchObject({
      isPaused: false,
      nextChargeAt: new Date(promised),
      payments: [{}],
    })
    expect(await newsTo(email)).toEqual(['Your donation is paused', 'Your donation continues'])
    await passDays(2, id)
    expect((await donation(id)).payments).toHaveLength(2)
  })

  it('skips one payment, monthly or yearly', async () => {
    for (const frequency of ['monthly', 'annual'] as const) {
      const { id } = await give({ frequency, minor: 2000 })
      const before = (await donation(id)).nextChargeAt?.getTime() ?? 0
      expect(await requestChange(id, { number: 1, wish: { kind: 'skip' }, now: now() })).toEqual(done)
      const promised = (await donation(id)).nextChargeAt?.getTime() ?? 0
      await passDays((before - now().getTime()) / dayMs + 1, id)
      expect((await donation(id)).payments).toHaveLength(1)
      await passDays((promised - now().getTime()) / dayMs + 1, id)
      expect((await donation(id)).payments).toHaveLength(2)
    }
  })

  it('resumes a paused donation: the next charge is the ordinary one', async () => {
    const { id, email, subscription } = await give()
    const before = (await donation(id)).nextChargeAt
    await requestChange(id, { number: 1, wish: { kind: 'pause', months: 3 }, now: now() })
    expect(await requestChange(id, { number: 2, wish: { kind: 'resume' }, now: now() })).toEqual(done)
    expect(await donation(id)).toMatchObject({ isPaused: false, nextChargeAt: before })
    expect((await atStripe(subscription)).pause_collection).toBeNull()
    expect(await newsTo(email)).toEqual(['Your donation is paused', 'Your donation continues'])
  })

  it('ends a donation with the paid period, tells only us why, and can cancel the end', async () => {
    const { id, email, subscription } = await give()
    const before = (await donation(id)).nextChargeAt
    const reason = { reason: 'changed', words: 'I lost my job.' } as const
    expect(await requestChange(id, { number: 1, wish: { kind: 'end', ...reason }, now: now() })).toEqual(done)
    expect(await donation(id)).toMatchObject({ state: 'ending', endsAt: before, changes: [reason] })
    expect(JSON.stringify(await atStripe(subscription))).not.toContain(reason.words)
    expect(await requestChange(id, { number: 2, wish: { kind: 'keep' }, now: now() })).toEqual(done)
    expect(await donation(id)).toMatchObject({ state: 'active', endsAt: null, nextChargeAt: before })
    expect(await newsTo(email)).toEqual([
      expect.stringMatching(/^Your donation ends on/),
      'Your donation continues',
    ])
    await passDays(32, id)
    expect((await donation(id)).payments).toHaveLength(2)
  })

  it('cancels an end that was set on Stripe’s own pages, which is a date', async () => {
    const { id, subscription } = await give()
    const { items } = await atStripe(subscription)
    const end = items.data[0]?.current_period_end ?? 0
    await stripe().subscriptions.update(subscription, { cancel_at: end })
    await syncDonation(id, now())
    expect(await requestChange(id, { number: 1, wish: { kind: 'keep' }, now: now() })).toEqual(done)
    expect(await donation(id)).toMatchObject({ state: 'active' })
    expect((await atStripe(subscription)).cancel_at).toBeNull()
  })

  it('is not charged if they end it while a payment is pending: it ends at once', async () => {
    const { id, email, subscription } = await give()
    const turn = (await donation(id)).nextChargeAt?.getTime() ?? 0
    await passDays((turn + 60_000 - now().getTime()) / dayMs, id)
    const [invoice] = (await stripe().invoices.list({ subscription, limit: 1 })).data
    expect(invoice?.status).toBe('draft')
    expect(
      await requestChange(id, { number: 1, wish: { kind: 'end', reason: null, words: null }, now: now() }),
    ).toEqual(done)
    expect(await donation(id)).toMatchObject({ state: 'ended', nextChargeAt: null })
    await passDays(3, id)
    expect((await donation(id)).payments).toHaveLength(1)
    expect(await newsTo(email)).toEqual(['Your donation has ended'])
  })

  it('is not charged again if they end a donation whose payment fails: it ends at once', async () => {
    const { id, subscription } = await give()
    const { customer } = await atStripe(subscription)
    const card = await stripe().paymentMethods.attach('pm_card_chargeCustomerFail', {
      customer: customer as string,
    })
    await stripe().subscriptions.update(subscription, { default_payment_method: card.id })
    await passDays(32, id)
    expect(await donation(id)).toMatchObject({ state: 'past_due' })
    expect(await requestChange(id, { number: 1, wish: { kind: 'skip' }, now: now() })).toEqual({
      ok: false,
      reason: 'not_possible',
    })
    expect(
      await requestChange(id, { number: 1, wish: { kind: 'end', reason: null, words: null }, now: now() }),
    ).toEqual(done)
    expect(await donation(id)).toMatchObject({ state: 'ended' })
    await passDays(30, id)
    expect((await atStripe(subscription)).status).toBe('canceled')
    expect((await donation(id)).payments).toHaveLength(1)
  })
})
