import { beforeEach, expect, it } from 'vitest'
import { db } from '../lib/db'
import { receiveEvent } from '../lib/donations/sync/receive-event'
import { startDonation } from '../lib/donations/checkout/start-donation'
import { requeueStuckEvents } from '../lib/donations/sync/requeue-stuck-events'
import { payOnHostedPage } from '../stripe-sandbox/src/testing/drive'
import { runProgram } from '../testing/run-program'
import { world } from '../testing/world'
import { work } from '../testing/fixtures/work'

const now = () => world().clock.now()

/** Makes a donation while Stripe fails, so that processing its event fails. Returns both ids. */
async function giveAndFail(email: string): Promise<{ donationId: string; eventId: string }> {
  const amount = { minor: 2000, currency: 'usd' }
  const request = { frequency: 'once', amount, placement: 'article' } as const
  const started = await startDonation(
    { ...request, article: undefined, campaign: undefined },
    { now: now(), ip: '203.0.113.1', visitor: email },
  )
  if (!started.ok) throw new Error(started.reason)
  await payOnHostedPage({
    url: started.value.checkoutUrl,
    card: '4242424242424242',
    email,
    name: 'A Reader',
  })
  const { body, signature } = await world().webhooks.waitFor('checkout.session.completed')
  // As many failures as the SDK has tries.
  const trouble = new URLSearchParams({ outcome: '500', count: '3', path: '/v1/checkout/sessions' })
  await fetch(`${world().stripe.url}/_sim/next-call`, { method: 'POST', body: trouble })
  await receiveEvent({ body, signature, now: now() })
  await work()
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return { donationId: id, eventId: (JSON.parse(body) as { id: string }).id }
}

const event = (id: string) => db().stripeEvent.findUniqueOrThrow({ where: { id } })
const donation = (id: string) => db().donation.findUniqueOrThrow({ where: { id } })

async function replay(...wish: string[]): Promise<{ code: number | null; said: string }> {
  const { code, out, err } = await runProgram('replay-events', wish, { environment: world().environment })
  return { code, said: out + err }
}

beforeEach(async () => {
  world().webhooks.deliveries.splice(0)
  await db().stripeEvent.deleteMany()
  await db().$executeRaw`delete from graphile_worker._private_jobs`
})

it('a failed event keeps its error, and --failed replays all failed events', async () => {
  const { donationId, eventId } = await giveAndFail('replayed@example.org')
  expect(await event(eventId)).toMatchObject({ state: 'received', attempts: 1 })
  expect((await event(eventId)).lastError).toContain('ordered by the control API')

  const first = await replay('--failed')
  expect(first.said).toContain(`${eventId}: done\nevents: 1 replayed, 0 failed\n`)
  expect(first.code).toBe(0)
  expect(await donation(donationId)).toMatchObject({ state: 'paid' })
  expect(await event(eventId)).toMatchObject({ state: 'done', lastError: null })

  // The retry that the queue had planned finds nothing to do, and nothing is left to replay.
  await db().$executeRaw`update graphile_worker._private_jobs set run_at = now()`
  await work()
  expect(await event(eventId)).toMatchObject({ state: 'done', attempts: 1 })
  expect((await replay('--failed')).said).toContain('events: 0 replayed, 0 failed')
})

it('an event that the queue has given up on can still be replayed', async () => {
  const { donationId, eventId } = await giveAndFail('given-up@example.org')
  await db().$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts, run_at = now()`
  await work()
  expect(await requeueStuckEvents(new Date(now().getTime() + 86_400_000))).toBe(0)
  expect(await event(eventId)).toMatchObject({ state: 'received', attempts: 1 })

  const { said, code } = await replay(eventId)
  expect(said).toContain(`${eventId}: done\n`)
  expect(code).toBe(0)
  expect(await donation(donationId)).toMatchObject({ state: 'paid' })
})

it('prints its usage, and exits with 1 if an event is unknown', async () => {
  expect(await replay()).toMatchObject({ code: 1, said: expect.stringContaining('Usage:') as string })
  expect(await replay('evt_nobody')).toMatchObject({
    code: 1,
    said: expect.stringContaining('evt_nobody: unknown') as string,
  })
})
