import Stripe from 'stripe'
import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import type { Delivery } from '../../../testing/webhook-inbox'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import type { Frequency } from '../../offers/rules'
import { receiveEvent } from './receive-event'
import { startDonation } from '../checkout/start-donation'
import { requeueStuckEvents } from './requeue-stuck-events'

const now = new Date('2026-11-23T12:00:00Z')

async function start(frequency: Frequency = 'once') {
  const amount = { minor: 2500, currency: 'usd' }
  const request = { frequency, amount, article: undefined, placement: 'article', campaign: undefined }
  const started = await startDonation(request, { now, ip: '203.0.113.77', visitor: 'a-cookie' })
  if (!started.ok) throw new Error(`The donation did not start: ${started.reason}`)
  const { id, checkoutSessionId } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return { id, sessionId: checkoutSessionId ?? '', url: started.value.checkoutUrl }
}

const pay = (url: string, email: string) =>
  payOnHostedPage({ url, card: '4242 4242 4242 4242', email, name: 'A Reader' })
const forgetSession = (id: string) =>
  db().donation.update({ where: { id }, data: { checkoutSessionId: null } })
const donation = (id: string) =>
  db().donation.findUniqueOrThrow({ where: { id }, include: { payments: true } })
const receive = ({ body, signature }: Delivery) => receiveEvent({ body, signature, now })

/** Waits for the first event of a type that carries a donation's id. */
async function deliveryOf(donationId: string, type: string): Promise<Delivery> {
  const find = () =>
    world().webhooks.deliveries.find(
      (delivery) => delivery.type === type && delivery.body.includes(donationId),
    )
  await expect.poll(find).toBeDefined()
  return find() as Delivery
}

/** Signs as Stripe would, for events that the sandbox never sends. */
function sign(body: string): Delivery {
  const secret = world().environment.STRIPE_WEBHOOK_SECRET ?? ''
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret })
  return { type: '', body, signature }
}

/** As many failures as the SDK's tries. */
async function failNextCalls(path: string): Promise<void> {
  const body = new URLSearchParams({ outcome: '500', count: '3', path })
  const answer = await fetch(`${world().stripe.url}/_sim/next-call`, { method: 'POST', body })
  expect(answer.status).toBe(200)
}

async function jobOf(eventId: string) {
  const [job] = await db().$queryRaw<{ attempts: number; is_put_off: boolean }[]>`
    select attempts, run_at > updated_at as is_put_off from graphile_worker.jobs where key = ${`sync-donation:${eventId}`}`
  return job
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
  world().webhooks.deliveries.splice(0)
})

describe('events', () => {
  it.each([
    ['once', 'checkout.session.completed'],
    ['once', 'payment_intent.succeeded'],
    ['once', 'charge.updated'],
    ['monthly', 'invoice.paid'],
    ['monthly', 'customer.subscription.created'],
  ] as const)(
    'find a donation whose web process died before it stored the session: %s, by %s alone',
    async (frequency, type) => {
      const { id, sessionId, url } = await start(frequency)
      await forgetSession(id)
      await pay(url, 'died-too@example.org')
      await receive(await deliveryOf(id, type))
      await work()
      expect(await donation(id)).toMatchObject({
        state: frequency === 'once' ? 'paid' : 'active',
        checkoutSessionId: sessionId,
        payments: [{ amountMinor: 2500 }],
      })
    },
  )

  it('that find a donation without a session keep failing with the reason, and are tried again later', async () => {
    const { id } = await start()
    await forgetSession(id)
    const object = { id: 'pi_of_nobody', metadata: { donation_id: id } }
    const event = { id: 'evt_of_nobody', type: 'payment_intent.succeeded', livemode: false, data: { object } }
    await receive(sign(JSON.stringify(event)))
    await work()
    expect(await db().stripeEvent.findUniqueOrThrow({ where: { id: event.id } })).toMatchObject({
      state: 'received',
      attempts: 1,
      lastError: expect.stringContaining('names no Checkout session') as string,
    })
    await expect.poll(() => jobOf(event.id)).toMatchObject({ attempts: 1, is_put_off: true })
    expect(await requeueStuckEvents(new Date(now.getTime() + 3_600_000))).toBe(0)
  })

  it('that fail once are done when Stripe answers again', async () => {
    const { id, url } = await start()
    await pay(url, 'again@example.org')
    const event = await deliveryOf(id, 'checkout.session.completed')
    await failNextCalls('/v1/checkout/sessions')
    await receive(event)
    await work()
    const { id: eventId } = JSON.parse(event.body) as { id: string }
    await expect.poll(() => jobOf(eventId)).toMatchObject({ attempts: 1, is_put_off: true })
    expect(await donation(id)).toMatchObject({ state: 'pending' })

    await db().$executeRaw`update graphile_worker._private_jobs set run_at = now()`
    await work()
    expect(await donation(id)).toMatchObject({ state: 'paid' })
    const kept = await db().stripeEvent.findUniqueOrThrow({ where: { id: eventId } })
    expect(kept).toMatchObject({ state: 'done', attempts: 1, lastError: null })
  })
})
