import { beforeEach, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { donation, now, usd } from '../../../testing/fixtures/donor'
import { db } from '../../db'
import { findThankYou } from '../queries'
import { startDonation } from '../checkout/start-donation'
import { syncSession } from './sync-session'

// How often a thank-you page asks Stripe.

const terms = { frequency: 'once', amount: usd(2500), article: undefined, placement: 'article' } as const
const from = () => ({ now: now(), ip: '203.0.113.1' })
const syncsOf = async (id: string) => (await donation(id)).syncs

async function start() {
  const request = { ...terms, campaign: undefined }
  const started = await startDonation(request, { ...from(), visitor: 'a-cookie' })
  if (!started.ok) throw new Error(`The donation did not start: ${started.reason}`)
  const { id, checkoutSessionId } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return { id, sessionId: checkoutSessionId ?? '', url: started.value.checkoutUrl }
}

/** As if a few seconds had passed since the last page asked Stripe. */
const forgetPageSyncs = () => db().$executeRaw`update donations set page_synced_at = null`

beforeEach(() => db().$executeRaw`delete from rate_limits`)

it('asks Stripe once in a few seconds for one session, however often and wherever the page is opened', async () => {
  const { id, sessionId } = await start()
  await Promise.all(Array.from({ length: 30 }, () => syncSession(sessionId, from())))
  for (let times = 0; times < 10; times += 1) await syncSession(sessionId, from())
  expect(await syncsOf(id)).toBe(1)
  expect(await findThankYou(sessionId)).toMatchObject({ state: 'waiting' })
  await forgetPageSyncs()
  await syncSession(sessionId, from())
  expect(await syncsOf(id)).toBe(2)
})

it('asks a limited number of times for one network, and then shows what is known', async () => {
  const { id, sessionId, url } = await start()
  const flood = { now: now(), ip: '198.51.100.7' }
  for (let times = 0; times < 61; times += 1) await syncSession(sessionId, flood)
  await forgetPageSyncs()
  await payOnHostedPage({ url, card: '4242424242424242', email: 'flooded@example.org', name: 'A Reader' })
  await syncSession(sessionId, flood)
  expect(await syncsOf(id)).toBe(1)
  expect(await findThankYou(sessionId)).toMatchObject({ state: 'waiting' })
  // Another network is not blocked, and unknown sessions use up no limit.
  await syncSession(sessionId, from())
  expect(await findThankYou(sessionId)).toMatchObject({ state: 'paid' })
  await syncSession('cs_test_unknown', flood)
})
