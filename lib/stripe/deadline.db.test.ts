import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../stripe-sandbox/src/testing/drive'
import { world } from '../../testing/world'
import { give, now, stripe, usd } from '../../testing/fixtures/donor'
import { db } from '../db'
import { requestChange } from '../donations/changes/request-change'
import { openCardPage } from '../donations/cards/open-card-page'
import { findThankYou } from '../donations/queries'
import { startDonation } from '../donations/checkout/start-donation'
import { stripe as product } from './client'
import { whilePersonWaits, withinDeadline } from './deadline'
import { syncSession } from '../donations/sync/sync-session'

// Stripe hangs for longer than a person waits, and for less than the worker waits, so the outcome shows which client
// was used.
const [patienceMs, hangMs] = [2000, 6000]
process.env.STRIPE_PATIENCE_MS = String(patienceMs)

const request = { frequency: 'once', amount: usd(1500), article: undefined, placement: 'article' } as const
const visit = () => ({ now: now(), ip: '203.0.113.1', visitor: 'a-cookie' })
const start = (attempt?: string) =>
  startDonation({ ...request, campaign: undefined }, { ...visit(), ...(attempt && { attempt }) })

/** The next such call does its work, and its answer is delayed. */
async function hang(call: { method: string; path: string }): Promise<void> {
  const body = new URLSearchParams({ outcome: 'timeout', milliseconds: String(hangMs), ...call })
  expect((await fetch(`${world().stripe.url}/_sim/next-call`, { method: 'POST', body })).status).toBe(200)
}

beforeEach(() => db().$executeRaw`delete from rate_limits`)

describe('while Stripe hangs, a waiting person', () => {
  it('gets an answer, and pressing again leads to the one payment page that was opened', async () => {
    await hang({ method: 'POST', path: '/v1/checkout/sessions' })
    const first = await start()
    if (first.ok || first.reason !== 'unavailable') throw new Error('It should not have answered')
    const second = await start(first.attempt)
    if (!second.ok) throw new Error(second.reason)
    expect((await stripe().checkout.sessions.list()).data).toHaveLength(1)
    expect(await db().donation.count()).toBe(1)

    // Another choice, or an invented attempt, is another donation; a paid one is not paid again.
    const other = { ...request, amount: usd(2500), campaign: undefined }
    await startDonation(other, { ...visit(), attempt: first.attempt })
    expect(await db().donation.count()).toBe(2)
    await start('a.b.c')
    expect(await db().donation.count()).toBe(3)
  })

  it('sees a thank-you page with what is known, and the next visit knows more', async () => {
    const started = await start()
    if (!started.ok) throw new Error(started.reason)
    const url = started.value.checkoutUrl
    await payOnHostedPage({ url, card: '4242424242424242', email: 'slow@example.org', name: 'A Reader' })
    const { checkoutSessionId } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const session = checkoutSessionId ?? ''
    await hang({ method: 'GET', path: `/v1/checkout/sessions/${session}` })
    await expect(syncSession(session, { now: now(), ip: '203.0.113.1' })).rejects.toThrow('timeout')
    expect(await findThankYou(session)).toMatchObject({ state: 'waiting' })
    await db().$executeRaw`update donations set page_synced_at = null`
    await syncSession(session, { now: now(), ip: '203.0.113.1' })
    expect(await findThankYou(session)).toMatchObject({ state: 'paid' })
  })

  it('has a change stored, and is told that the card page is unavailable', async () => {
    const { id } = await give()
    await hang({ method: 'GET', path: '/v1/subscriptions' })
    const ended = await requestChange(id, {
      number: 1,
      wish: { kind: 'end', reason: null, words: null },
      now: now(),
    })
    expect(ended).toEqual({ ok: true, value: 'noted' })
    await hang({ method: 'POST', path: '/v1/checkout/sessions' })
    const site = 'http://localhost:3000/account'
    const page = { language: 'en' as const, returnUrl: () => site, cancelUrl: site, now: now() }
    const opened = await openCardPage({ donationIds: [id], ...page })
    expect(opened).toEqual({ ok: false, reason: 'unavailable' })
  })

  it('does not wait longer for several calls in a row', async () => {
    const calls = async () => {
      for (let times = 0; times < 3; times += 1) await product().products.list({ limit: 1 })
    }
    await hang({ method: 'GET', path: '/v1/products' })
    await expect(whilePersonWaits(calls)).rejects.toThrow('timeout')
    // The worker's client waits longer than this delay.
    await hang({ method: 'GET', path: '/v1/products' })
    expect((await product().products.list({ limit: 1 })).object).toBe('list')
  })
})

describe('the deadline', () => {
  const makeTimeoutError = () => new Error('too late')
  const never = new Promise<never>(() => undefined)
  const client = (answer: { toJSON: () => Promise<unknown> }) => ({
    getClientName: () => 'test',
    makeRequest: () => Promise.resolve(answer),
  })

  it('cuts off a body that never ends, and makes no call after it has passed', async () => {
    let asked = 0
    const hanging = withinDeadline(client({ toJSON: () => never }), makeTimeoutError)
    await whilePersonWaits(async () => {
      await expect((await hanging.makeRequest()).toJSON()).rejects.toThrow('too late')
      const counting = {
        getClientName: () => 'test',
        makeRequest: () => Promise.reject(new Error(`${++asked}`)),
      }
      await expect(withinDeadline(counting, makeTimeoutError).makeRequest()).rejects.toThrow('too late')
    })
    expect(asked).toBe(0)
  })

  it('is the outer one if waiting work is nested', async () => {
    const hanging = withinDeadline(client({ toJSON: () => never }), makeTimeoutError)
    await whilePersonWaits(async () => {
      await expect((await hanging.makeRequest()).toJSON()).rejects.toThrow('too late')
      await whilePersonWaits(() => expect(hanging.makeRequest()).rejects.toThrow('too late'))
    })
  })
})
