import Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { monthly, oneTime, openTestAccount, payAsAda, until, webhookSecret } from './testing/test-account'
import { closeLife, subscribed } from './testing/test-life'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeEach(async () => {
  account = await openTestAccount({ deliveryPauses: [20] })
  stripe = account.stripe()
})
afterEach(async () => {
  await account.close()
  await closeLife()
})

async function sim(path: string, fields: Record<string, string | number> = {}, url = account.url()) {
  const entries = Object.entries(fields).map(([name, value]) => [name, String(value)])
  const response = await fetch(`${url}/_sim/${path}`, { method: 'POST', body: new URLSearchParams(entries) })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const makeThree = async () => {
  const ids: string[] = []
  for (const name of ['one', 'two', 'three']) ids.push((await stripe.customers.create({ name })).id)
  return ids
}
const names = () => account.receiver.received.map(({ event }) => (event.data.object as Stripe.Customer).name)

test('the next events are sent twice', async () => {
  await sim('next-deliveries', { action: 'duplicate', count: 2, milliseconds: 0 })
  await makeThree()
  await until('five deliveries', () => account.receiver.received.length === 5)
  expect(names().sort()).toEqual(['one', 'one', 'three', 'two', 'two'])
  expect(new Set(account.receiver.received.map(({ event }) => event.id)).size).toBe(3)
})

test('every second event is dropped, but still listed as an event', async () => {
  await sim('next-deliveries', { action: 'drop', every: 2, count: 100 })
  await makeThree()
  await until('two deliveries', () => account.receiver.received.length === 2)
  expect(names().sort()).toEqual(['one', 'three'])
  expect((await stripe.events.list()).data).toHaveLength(3)
})

test('the next events arrive in reverse order', async () => {
  await sim('next-deliveries', { action: 'reorder', count: 3, milliseconds: 300 })
  await makeThree()
  await until('three deliveries', () => account.receiver.received.length === 3)
  expect(names()).toEqual(['three', 'two', 'one'])
})

test('different actions work at the same time: some events lost, some duplicated, all in random order', async () => {
  await sim('next-deliveries', { action: 'drop', every: 3, count: 4 })
  await sim('next-deliveries', { action: 'duplicate', every: 2, count: 6, milliseconds: 20 })
  await sim('next-deliveries', { action: 'shuffle', count: 12, milliseconds: 300 })
  const order = Array.from({ length: 12 }, (_, place) => `name ${place + 1}`)
  for (const name of order) await stripe.customers.create({ name })
  // 3, 6, 9 and 12 are lost; 2, 4, 8 and 10 of the rest come twice.
  await until('twelve deliveries', () => names().length === 12)
  const first = [...new Set(names())]
  expect([...first].sort()).toEqual(order.filter((_, place) => (place + 1) % 3 !== 0).sort())
  expect(names().filter((name) => name === 'name 4')).toHaveLength(2)
  expect(names().filter((name) => name === 'name 5')).toHaveLength(1)
})

test('pending actions can be cancelled', async () => {
  await sim('next-deliveries', { action: 'drop', count: 1000 })
  const forgotten = await fetch(`${account.url()}/_sim/next-deliveries`, { method: 'DELETE' })
  expect(await forgotten.json()).toEqual({ forgotten: 1 })
  await stripe.customers.create({ name: 'heard' })
  await until('the event', () => names().includes('heard'))
})

test('the next event of a type is delayed', async () => {
  await sim('next-deliveries', { action: 'delay', milliseconds: 400, type: 'product.created' })
  await stripe.products.create({ name: 'late' })
  await stripe.customers.create({ name: 'early' })
  await until('both', () => account.receiver.received.length === 2)
  expect(account.receiver.types()).toEqual(['customer.created', 'product.created'])
})

test.each([
  ['429', 'StripeRateLimitError'],
  ['500', 'StripeAPIError'],
])('the next call fails with %s and does nothing', async (outcome, type) => {
  await sim('next-call', { outcome, path: '/v1/customers' })
  await stripe.products.list()
  await expect(stripe.customers.create()).rejects.toMatchObject({ type, statusCode: Number(outcome) })
  expect((await stripe.customers.list()).data).toEqual([])
})

test('the next call does its work and never answers; a retry with its key gets the result', async () => {
  await sim('next-call', { outcome: 'timeout', milliseconds: 5000 })
  const key = { idempotencyKey: 'once' }
  await expect(stripe.customers.create({ name: 'Ada' }, { ...key, timeout: 1_000 })).rejects.toThrow(
    /aborted|timed? ?out/i,
  )
  const again = await stripe.customers.create({ name: 'Ada' }, key)
  expect((await stripe.customers.list()).data.map((customer) => customer.id)).toEqual([again.id])
})

test('the outcome of a customer’s next charge can be set, once', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z')
  const settled = { outcome: 'decline', decline_code: 'stolen_card' }
  expect(
    (await sim(`customers/${history.customer}/next-charge`, settled, history.account.url())).status,
  ).toBe(200)
  await history.moveTo('2027-02-16T00:00:00Z')
  const [failed] = (await history.stripe.charges.list({ customer: history.customer })).data
  expect([failed?.status, failed?.outcome?.reason]).toEqual(['failed', 'stolen_card'])
  await history.moveTo('2027-02-19T00:00:00Z')
  expect((await history.subscription()).status).toBe('active')
})

test('while a secret is rolled both secrets sign, and then only the new one', async () => {
  const { body } = await sim('webhooks/0/roll', { seconds: 60 })
  const fresh = String(body.secret)
  await stripe.customers.create()
  await until('the event', () => account.receiver.received.length === 1)
  const [first] = account.receiver.received
  expect(first?.signature.match(/v1=/g)).toHaveLength(2)
  for (const secret of [webhookSecret, fresh]) {
    stripe.webhooks.constructEvent(String(first?.body), String(first?.signature), secret)
  }
  await sim('webhooks/0/roll', { seconds: 0, secret: 'whsec_third' })
  account.receiver.secrets.push('whsec_third')
  await stripe.customers.create()
  await until('the second event', () => account.receiver.received.length === 2)
  expect(account.receiver.received[1]?.signature.match(/v1=/g)).toHaveLength(1)
})

test('an unknown call is answered with the list of known ones', async () => {
  const { status, body } = await sim('nothing')
  expect([status, JSON.stringify(body)]).toEqual([
    404,
    expect.stringContaining('POST /_sim/next-call') as string,
  ])
  expect((await sim('next-deliveries', { action: 'eat' })).status).toBe(400)
})

test('the home page shows invoices, refunds and disputes, and links to the clock', async () => {
  await account.close()
  account = await openTestAccount({ clockUrl: 'http://127.0.0.1:12110/' })
  stripe = account.stripe()
  await payAsAda(await stripe.checkout.sessions.create(oneTime()), { card: '4000000000000259' })
  await payAsAda(await stripe.checkout.sessions.create(oneTime()))
  const [charge] = (await stripe.charges.list()).data
  await stripe.refunds.create({ charge: String(charge?.id), amount: 321 })
  const text = await (await fetch(account.url())).text()
  for (const part of ['$3.21', 'needs response', 'Invoices', 'href="http://127.0.0.1:12110/"'])
    expect(text).toContain(part)
})

test('the page moves the clock, and everything that fell due has happened when it is back', async () => {
  await payAsAda(await stripe.checkout.sessions.create(monthly()))
  const page = await (await fetch(account.url())).text()
  expect(page).toMatch(/<form class="clock" method="post" action="\/_sim\/clock">[^]+value="month"/)
  const pressed = await fetch(`${account.url()}/_sim/clock`, {
    method: 'POST',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({ step: 'month' }),
    redirect: 'manual',
  })
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/'])
  expect((await sim('clock', { step: 'hour' })).status).toBe(200)
  await sim('clock', { step: 'hour' })
  expect((await stripe.invoices.list({ status: 'paid' })).data).toHaveLength(2)
})

test('the clock only goes forward, and an invalid request says what is valid', async () => {
  const then = Math.floor(Date.now() / 1000) + 86_400
  const { body } = await sim('clock', { to: then })
  expect(Date.parse(String(body.now))).toBeGreaterThanOrEqual(then * 1000)
  const message = expect.stringContaining('cannot go back') as string
  expect(await sim('clock', { to: then - 10 })).toMatchObject({ status: 400, body: { error: { message } } })
  expect((await sim('clock')).status).toBe(400)
  expect((await sim('clock', { step: 'decade' })).status).toBe(400)
})

test('without a clock to move there are no buttons, and the API reports the gap', async () => {
  await account.close()
  account = await openTestAccount({ moveClock: undefined })
  expect(await (await fetch(account.url())).text()).not.toContain('_sim/clock')
  expect((await sim('clock', { step: 'day' })).status).toBe(501)
})
