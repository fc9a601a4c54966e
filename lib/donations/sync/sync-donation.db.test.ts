import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import type { Delivery } from '../../../testing/webhook-inbox'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import type { Frequency } from '../../offers/rules'
import { forgetPayloads } from './forget-payloads'
import { findDonationChoice, findThankYou } from '../queries'
import { receiveEvent } from './receive-event'
import { startDonation } from '../checkout/start-donation'
import { requeueStuckEvents } from './requeue-stuck-events'
import { syncDonation } from './sync-donation'
import { syncSession } from './sync-session'

const now = new Date('2026-11-23T12:00:00Z')
const visit = { now, ip: '203.0.113.77', visitor: 'a-cookie' }
const goodCard = '4242 4242 4242 4242'

type Donation = { frequency?: Frequency; minor?: number; currency?: string }

async function start({ frequency = 'once', minor = 2500, currency = 'usd' }: Donation = {}) {
  const request = {
    frequency,
    amount: { minor, currency },
    article: 'lake-baikal',
    placement: 'article',
    campaign: undefined,
  }
  const started = await startDonation(request, visit)
  if (!started.ok) throw new Error(`The donation did not start: ${started.reason}`)
  const { id, checkoutSessionId } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return { id, sessionId: checkoutSessionId ?? '', url: started.value.checkoutUrl }
}

const pay = (url: string, email: string, card = goodCard) =>
  payOnHostedPage({ url, card, email, name: 'A Reader' })
const donation = (id: string) =>
  db().donation.findUniqueOrThrow({ where: { id }, include: { payments: true } })
const receiptsTo = (email: string) =>
  world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const receive = ({ body, signature }: Delivery) => receiveEvent({ body, signature, now })

/** Waits for Stripe's deliveries about one session and its payment. */
async function deliveriesOf(sessionId: string): Promise<Delivery[]> {
  await expect.poll(() => completed(sessionId)).toBe(true)
  return world().webhooks.deliveries.splice(0)
}
const completed = (sessionId: string) =>
  world().webhooks.deliveries.some(
    ({ type, body }) => type === 'checkout.session.completed' && body.includes(sessionId),
  )

/** A visitor of the thank-you page. */
const from = { now, ip: '203.0.113.1' }
/** As if a few seconds had passed since Stripe was last asked. */
const forgetPageSyncs = () => db().$executeRaw`update donations set page_synced_at = null`

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
  world().webhooks.deliveries.splice(0)
})

describe('a donation', () => {
  it('is stored before Stripe is asked, with where it came from', async () => {
    const { id, sessionId } = await start()
    expect(await donation(id)).toMatchObject({
      state: 'pending',
      articleSlug: 'lake-baikal',
      placement: 'article',
      payments: [],
    })
    expect(sessionId).toMatch(/^cs_test_/)
    expect(await findThankYou(sessionId)).toMatchObject({ state: 'waiting' })
  })

  it('tells Stripe our id and never the article', async () => {
    const { id, sessionId } = await start({ frequency: 'monthly', minor: 200 })
    const answer = await fetch(
      `${world().stripe.url}/v1/checkout/sessions/${sessionId}?expand[]=line_items`,
      {
        headers: { authorization: 'Bearer sk_test_world' },
      },
    )
    const session = (await answer.json()) as { metadata: unknown; cancel_url: string }
    expect(session.metadata).toEqual({ donation_id: id })
    expect(JSON.stringify(session)).not.toContain('baikal')
    expect(session.cancel_url).toBe(`http://localhost:3000/donate/back?donation=${id}`)
    expect(await findDonationChoice(id)).toMatchObject({
      frequency: 'monthly',
      amount: '2',
      article: 'lake-baikal',
    })
    expect(await findDonationChoice('no id')).toBeNull()
  })

  it('once is paid by the thank-you page alone, before any event', async () => {
    const { id, sessionId, url } = await start()
    await pay(url, 'Once@Example.org')
    await syncSession(sessionId, from)
    await work()
    expect(await donation(id)).toMatchObject({
      state: 'paid',
      donorEmail: 'once@example.org',
      payments: [{ amountMinor: 2500, currency: 'usd' }],
    })
    expect(await findThankYou(sessionId)).toMatchObject({
      state: 'paid',
      frequency: 'once',
      nextChargeOn: null,
    })
    expect(receiptsTo('once@example.org')).toHaveLength(1)
  })

  it('monthly is paid by its events alone, and has its next charge', async () => {
    const { id, sessionId, url } = await start({ frequency: 'monthly', minor: 200 })
    await pay(url, 'monthly@example.org')
    for (const delivery of await deliveriesOf(sessionId)) expect((await receive(delivery)).ok).toBe(true)
    await work()
    const row = await donation(id)
    expect(row).toMatchObject({ state: 'active', payments: [{ amountMinor: 200 }] })
    expect(row.stripeSubscriptionId).toMatch(/^sub_/)
    expect((row.nextChargeAt?.getTime() ?? 0) - world().clock.now().getTime()).toBeGreaterThan(
      27 * 86_400_000,
    )
    expect(receiptsTo('monthly@example.org')).toHaveLength(1)
    expect(receiptsTo('monthly@example.org')[0]?.text).toContain('$2 every month')
  })

  it('annually in euros is one payment of fifty', async () => {
    const { id, sessionId, url } = await start({ frequency: 'annual', minor: 5000, currency: 'eur' })
    await pay(url, 'annual@example.org')
    await syncSession(sessionId, from)
    expect(await donation(id)).toMatchObject({
      state: 'active',
      payments: [{ amountMinor: 5000, currency: 'eur' }],
    })
  })

  it('declined and then paid is one payment and one receipt', async () => {
    const { id, sessionId, url } = await start()
    expect((await pay(url, 'second-card@example.org', '4000000000000002')).status).toBe(402)
    await syncSession(sessionId, from)
    expect(await donation(id)).toMatchObject({ state: 'pending', payments: [] })
    await pay(url, 'second-card@example.org')
    await forgetPageSyncs()
    await syncSession(sessionId, from)
    await work()
    expect((await donation(id)).payments).toHaveLength(1)
    expect(receiptsTo('second-card@example.org')).toHaveLength(1)
  })
})

describe('events', () => {
  it('end in the same rows if repeated, shuffled and all at once', async () => {
    const { id, sessionId, url } = await start({ frequency: 'monthly', minor: 1000 })
    await pay(url, 'storm@example.org')
    const deliveries = await deliveriesOf(sessionId)
    const storm = [...deliveries, ...deliveries, ...deliveries].sort(() => Math.random() - 0.5)
    await Promise.all([
      ...storm.map(receive),
      ...Array.from({ length: 5 }, () => syncSession(sessionId, from)),
    ])
    await work(3)
    expect(await donation(id)).toMatchObject({ state: 'active', payments: [{ amountMinor: 1000 }] })
    expect(receiptsTo('storm@example.org')).toHaveLength(1)
    expect(await db().stripeEvent.count({ where: { state: 'received' } })).toBe(0)
  })

  it('are stored once, and those about nothing of ours are ignored', async () => {
    const { sessionId, url } = await start()
    await pay(url, 'stored@example.org')
    const [delivery] = await deliveriesOf(sessionId)
    if (delivery === undefined) throw new Error('Stripe sent nothing')
    const { id } = JSON.parse(delivery.body) as { id: string }
    for (let times = 0; times < 3; times += 1) await receive(delivery)
    expect(await db().stripeEvent.count({ where: { id } })).toBe(1)
    await work()
    expect((await db().stripeEvent.findUniqueOrThrow({ where: { id } })).state).toMatch(/done|ignored/)
  })

  it('are refused if they are unsigned, incomplete or forged', async () => {
    expect(await receiveEvent({ body: '{}', signature: null, now })).toEqual({
      ok: false,
      reason: 'bad_signature',
    })
    expect(await receiveEvent({ body: '{}', signature: 't=1,v1=00', now })).toEqual({
      ok: false,
      reason: 'bad_signature',
    })
    const { sessionId, url } = await start()
    await pay(url, 'forged@example.org')
    const [delivery] = await deliveriesOf(sessionId)
    if (delivery === undefined) throw new Error('Stripe sent nothing')
    const forged = { ...delivery, body: delivery.body.replace(/"livemode":\s*false/, '"livemode": true') }
    expect(await receive(forged)).toEqual({ ok: false, reason: 'bad_signature' })
  })
})

describe('when things go wrong', () => {
  it('an event whose job died with its worker is queued again; one that waits for its next try is not', async () => {
    const later = new Date(now.getTime() + 120_000)
    await db().stripeEvent.deleteMany()
    await db().$executeRaw`delete from graphile_worker._private_jobs`
    const { sessionId, url } = await start()
    await pay(url, 'left@example.org')
    for (const delivery of await deliveriesOf(sessionId)) await receive(delivery)
    const stored = await db().stripeEvent.count()
    expect(await requeueStuckEvents(later)).toBe(0)

    await db().$executeRaw`
      update graphile_worker._private_jobs set locked_at = now() - interval '1 hour', locked_by = 'a dead worker'`
    expect(await requeueStuckEvents(later)).toBe(stored)
    await work()
    expect(await db().stripeEvent.count({ where: { state: 'received' } })).toBe(0)
    expect(receiptsTo('left@example.org')).toHaveLength(1)
    expect(await requeueStuckEvents(later)).toBe(0)

    await forgetPayloads(new Date(world().clock.now().getTime() + 31 * 86_400_000))
    expect(await db().$queryRaw`select distinct payload::text from stripe_events`).toEqual([
      { payload: '{}' },
    ])
  })

  it('many syncs at once leave one payment and one receipt', async () => {
    const { id, url } = await start()
    await pay(url, 'crowd@example.org')
    await Promise.allSettled(Array.from({ length: 12 }, () => syncDonation(id, now)))
    await work(2)
    expect((await donation(id)).payments).toHaveLength(1)
    expect(receiptsTo('crowd@example.org')).toHaveLength(1)
  })

  it('a donor’s reminders end once the money has moved, not before', async () => {
    const email = 'reminded@example.org'
    await db().reminder.create({
      data: {
        email,
        dueOn: new Date('2026-12-24'),
        frequency: 'monthly',
        currency: 'usd',
        state: 'waiting',
        createdAt: now,
      },
    })
    const { id, url } = await start()
    await pay(url, email, '4000000000000002')
    await syncDonation(id, now)
    expect(await db().reminder.findFirst({ where: { email } })).toMatchObject({ state: 'waiting' })
    await pay(url, email)
    await syncDonation(id, now)
    expect(await db().reminder.findFirst({ where: { email } })).toMatchObject({ state: 'fulfilled' })
  })

  it('the twenty-first start in an hour from one network needs a proof, and nothing is stored', async () => {
    const before = await db().donation.count()
    const request = {
      frequency: 'once',
      amount: { minor: 1000, currency: 'usd' },
      article: undefined,
      placement: 'donate-page',
      campaign: undefined,
    } as const
    const starts = []
    for (let times = 0; times < 21; times += 1)
      starts.push(await startDonation(request, { ...visit, visitor: `cookie-${times}` }))
    expect(starts.filter(({ ok }) => ok)).toHaveLength(20)
    expect(starts.at(-1)).toMatchObject({ ok: false, reason: 'proof_needed' })
    expect(await db().donation.count()).toBe(before + 20)
  })

  it('a Checkout that runs out is expired, and stays so', async () => {
    const { id, sessionId } = await start()
    const answer = await fetch(`${world().stripe.url}/v1/checkout/sessions/${sessionId}/expire`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_world' },
    })
    expect(answer.status).toBe(200)
    await syncDonation(id, now)
    expect(await donation(id)).toMatchObject({ state: 'expired' })
    expect(await findThankYou(sessionId)).toMatchObject({ state: 'unpaid' })
  })
})
