import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startStripeServer } from '../server'
import { monthly, oneTime, openTestAccount, payAsAda, until, webhookSecret } from '../testing/test-account'

type Delivery = {
  type: string
  state: string
  tries: number
  attempts: { status: number | null; error: string | null }[]
}

let folder: string
let account: Awaited<ReturnType<typeof openTestAccount>>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  account = await openTestAccount({ stateFile: join(folder, 'state', 'stripe.json') })
})
afterEach(async () => {
  await account.close()
  rmSync(folder, { recursive: true })
})

const deliveries = async () => {
  const response = await fetch(`${account.url()}/_sim/deliveries`)
  return ((await response.json()) as { data: Delivery[] }).data
}
const payOnce = async () => {
  const session = await account.stripe().checkout.sessions.create(oneTime())
  await payAsAda(session)
  return session
}

test('events arrive signed, as the JSON that the API shows', async () => {
  await payOnce()
  await until('five events', () => account.receiver.received.length === 5)
  const completed = account.receiver.received.find(({ event }) => event.type === 'checkout.session.completed')
  expect(completed?.event).toMatchObject({
    object: 'event',
    api_version: Stripe.API_VERSION,
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    data: { object: { object: 'checkout.session', status: 'complete', payment_status: 'paid' } },
  })
  const shown = await account.stripe().events.retrieve(String(completed?.event.id))
  expect(shown).toMatchObject({ type: 'checkout.session.completed', pending_webhooks: 0 })
})

test('signatures use the system’s time, however far the sandbox clock is moved', async () => {
  await account.moveClock(400 * 86_400_000)
  await payOnce()
  await until('the events', () => account.receiver.received.length === 5)
  const [first] = account.receiver.received
  const signedAt = Number(/t=(\d+)/.exec(first?.signature ?? '')?.[1])
  expect(Math.abs(signedAt - Date.now() / 1000)).toBeLessThan(600)
  expect((first?.event.created ?? 0) - signedAt).toBeGreaterThan(399 * 86_400)
})

test('an event is a snapshot: the intent was created before it succeeded', async () => {
  await payOnce()
  const events = await account
    .stripe()
    .events.list({ types: ['payment_intent.created', 'payment_intent.succeeded'] })
  const statuses = events.data.map((event) => (event.data.object as Stripe.PaymentIntent).status)
  expect(statuses).toEqual(['requires_payment_method', 'succeeded'])
})

test.each([500, 302, 404])(
  'an endpoint that answers %i is retried until it accepts the event',
  async (status) => {
    account.receiver.state.status = status
    await payOnce()
    await until('three refusals of each event', () => account.receiver.state.refused >= 15)
    account.receiver.state.status = 200
    await until('all events', () => account.receiver.received.length === 5)
    await until('the log', async () =>
      (await deliveries()).every((delivery) => delivery.state === 'delivered'),
    )
    const [last] = await deliveries()
    expect(last?.attempts.map((attempt) => attempt.status)).toContain(status)
    expect(last?.attempts.at(-1)?.status).toBe(200)
    const pending = await account.stripe().events.list({ delivery_success: false })
    expect(pending.data).toEqual([])
  },
)

test('after a restart the state is the same, and pending events are delivered', async () => {
  account.receiver.state.status = 503
  const session = await account.stripe().checkout.sessions.create(monthly())
  await payAsAda(session)
  const before = await account
    .stripe()
    .checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] })
  await account.restart()
  account.receiver.state.status = 200
  const after = await account
    .stripe()
    .checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] })
  expect(JSON.parse(JSON.stringify(after))).toEqual(JSON.parse(JSON.stringify(before)))
  await until('the events of before', () => account.receiver.types().includes('invoice.paid'))
  await until('all of them', () => account.receiver.received.length === 14)
})

test('an open session can be paid after a restart on another port', async () => {
  const session = await account.stripe().checkout.sessions.create(oneTime())
  await account.restart()
  const moved = await account.stripe().checkout.sessions.retrieve(session.id)
  expect(moved.url).toContain(account.url())
  expect((await payAsAda(moved)).status).toBe(303)
})

test('an answered change is already in the file, so a kill loses nothing', async () => {
  const session = await account.stripe().checkout.sessions.create(oneTime(), { idempotencyKey: 'kept' })
  const copy = join(folder, 'copy.json')
  writeFileSync(copy, readFileSync(join(folder, 'state', 'stripe.json')))
  const other = await startStripeServer({
    merchant: 'The Test Times',
    port: 0,
    now: () => new Date(),
    webhooks: [],
    stateFile: copy,
    recorder: account.recorder,
  })
  const page = await fetch(`${other.url}/c/pay/${session.id}`)
  expect(page.status).toBe(200)
  await other.close()
})

test('an unreadable state file stops the start, and the error says what to do', async () => {
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, '{"version":1,"tab')
  const start = startStripeServer({
    merchant: 'x',
    port: 0,
    now: () => new Date(),
    webhooks: [],
    stateFile: broken,
  })
  await expect(start).rejects.toThrow(/delete the file to start empty/)
})

test('an event can be sent again from the page or by the control API', async () => {
  await payOnce()
  await until('five events', () => account.receiver.received.length === 5)
  const [{ event } = { event: null }] = account.receiver.received
  const resent = await fetch(`${account.url()}/_sim/events/${event?.id}/resend`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html' },
  })
  expect([resent.status, resent.headers.get('location')]).toEqual([303, '/'])
  await until(
    'it twice',
    () => account.receiver.received.filter((each) => each.event.id === event?.id).length === 2,
  )
  const unknown = await fetch(`${account.url()}/_sim/events/evt_none/resend`, { method: 'POST' })
  expect(unknown.status).toBe(404)
})

test('reset deletes everything, but not for a page of another site', async () => {
  await payOnce()
  const reset = (headers: Record<string, string>) =>
    fetch(`${account.url()}/_sim/reset`, { method: 'POST', headers }).then((response) => response.status)
  expect(await reset({ origin: 'https://elsewhere.example' })).toBe(403)
  expect((await account.stripe().checkout.sessions.list()).data).toHaveLength(1)
  expect(await reset({})).toBe(200)
  expect((await account.stripe().checkout.sessions.list()).data).toEqual([])
  expect(await deliveries()).toEqual([])
})

test('the checkout page waits until the completed event is answered', async () => {
  const session = await account.stripe().checkout.sessions.create(oneTime())
  let open = (): void => undefined
  account.receiver.state.hold = new Promise((resolve) => (open = resolve))
  let isSentOn = false
  const payment = payAsAda(session).then((result) => {
    isSentOn = true
    return result
  })
  await until('the event at the door', () => account.receiver.types().includes('checkout.session.completed'))
  const paid = await account.stripe().checkout.sessions.retrieve(session.id)
  expect([paid.payment_status, isSentOn]).toEqual(['paid', false])
  open()
  expect((await payment).status).toBe(303)
})

test('after sixty tries an event is given up, and can still be sent by hand', async () => {
  account.receiver.state.status = 500
  await account
    .stripe()
    .checkout.sessions.expire((await account.stripe().checkout.sessions.create(oneTime())).id)
  await until('the end of trying', async () => (await deliveries())[0]?.state === 'gave_up')
  const [delivery] = await deliveries()
  expect([delivery?.tries, delivery?.attempts.length]).toEqual([60, 20])
  account.receiver.state.status = 200
  const [event] = (await account.stripe().events.list()).data
  await fetch(`${account.url()}/_sim/events/${event?.id}/resend`, { method: 'POST' })
  await until('it after all', () => account.receiver.types().includes('checkout.session.expired'))
})

test('a web server that is down gets its events when it is back', async () => {
  const url = 'http://127.0.0.1:1/webhook'
  const alone = await openTestAccount({ webhooks: [{ url, secret: webhookSecret }] })
  const session = await alone.stripe().checkout.sessions.create(oneTime())
  expect((await payAsAda(session)).status).toBe(303)
  await until('a log of failures', () => alone.log.some((line) => line.includes(url)))
  await alone.close()
})
