import Stripe from 'stripe'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStripeSandbox } from './core'
import { monthly, oneTime, openTestAccount, payAsAda, sdkFor } from './testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeAll(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterAll(() => account.close())

const call = (
  path: string,
  init: { method?: string; body?: string; headers?: Record<string, string> } = {},
) => fetch(account.url() + path, { ...init, headers: { authorization: 'Bearer sk_test_x', ...init.headers } })
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: Stripe.StripeRawError }).error

test('an unknown path is a 404 with an error', async () => {
  const response = await call('/v1/nope')
  expect(response.status).toBe(404)
  expect(await errorOf(response)).toMatchObject({
    type: 'invalid_request_error',
    message: expect.stringContaining('Unrecognized request URL (GET: /v1/nope).') as string,
  })
})

test.each([
  ['POST', '/v1/payouts'],
  ['POST', '/v1/billing_portal/nothing'],
  ['POST', '/v1/coupons'],
  ['GET', '/v1/subscription_schedules'],
])('%s %s exists at Stripe but not here, and answers 501 with an error', async (method, path) => {
  const response = await call(path, { method })
  expect(response.status).toBe(501)
  expect(response.headers.get('stripe-should-retry')).toBe('false')
  expect((await errorOf(response)).message).toContain(`does not play ${method} ${path} yet`)
})

test('the SDK gets a gap as an error, at once', async () => {
  const patient = new Stripe('sk_test_x', { ...hostOf(account.url()), maxNetworkRetries: 2 })
  await expect(patient.coupons.create({ percent_off: 10 })).rejects.toThrow(
    /does not play POST \/v1\/coupons/,
  )
})

test.each(['sk_live_abc', 'rk_live_abc'])(
  '%s is refused, and the error says that this is not Stripe',
  async (key) => {
    const refused = sdkFor({ url: account.url() }, key).checkout.sessions.create(oneTime())
    await expect(refused).rejects.toMatchObject({
      statusCode: 401,
      message: expect.stringContaining('refuses live keys') as string,
    })
  },
)

test('a missing key, or one of another kind, is refused', async () => {
  const keyless = await fetch(`${account.url()}/v1/charges`)
  expect([keyless.status, (await errorOf(keyless)).message]).toEqual([
    401,
    expect.stringContaining('You did not provide'),
  ])
  const wrong = await call('/v1/charges', { headers: { authorization: 'Bearer hello_world' } })
  expect([wrong.status, (await errorOf(wrong)).message]).toEqual([
    401,
    expect.stringContaining('Invalid API Key'),
  ])
})

test('another API version is refused', async () => {
  const response = await call('/v1/charges', { headers: { 'stripe-version': '2020-08-27' } })
  expect(response.status).toBe(400)
  expect((await errorOf(response)).message).toContain('Invalid Stripe API version: 2020-08-27')
})

test('every answer names its request and version, and is JSON', async () => {
  for (const path of ['/v1/charges', '/v1/charges/ch_none', '/v1/nope']) {
    const { headers } = await call(path)
    expect(headers.get('request-id')).toMatch(/^req_[A-Za-z0-9]{14}$/)
    expect(headers.get('stripe-version')).toBe(Stripe.API_VERSION)
    expect(headers.get('content-type')).toBe('application/json')
  }
})

test('a missing object gives Stripe’s error', async () => {
  await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: "No such checkout.session: 'cs_test_none'",
  })
  await expect(stripe.charges.list({ starting_after: 'ch_none' })).rejects.toMatchObject({
    code: 'resource_missing',
  })
})

test('a repeated key with the same parameters gets the stored answer, over HTTP and in the SDK', async () => {
  const options = { idempotencyKey: 'donation-1' }
  const first = await stripe.checkout.sessions.create(oneTime(), options)
  const second = await stripe.checkout.sessions.create(oneTime(), options)
  expect(second.id).toBe(first.id)
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
  expect(second.lastResponse.headers).toMatchObject({
    'idempotent-replayed': 'true',
    'original-request': first.lastResponse.requestId,
    'idempotency-key': 'donation-1',
  })
})

test('the same key with other parameters, or on another path, is an idempotency error', async () => {
  const options = { idempotencyKey: 'donation-2' }
  const { id } = await stripe.checkout.sessions.create(oneTime(), options)
  const other = stripe.checkout.sessions.create(monthly(), options)
  await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
  await expect(other).rejects.toThrow(
    "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'donation-2' if you meant to execute a different request.",
  )
  const elsewhere = stripe.checkout.sessions.expire(id, {}, options)
  await expect(elsewhere).rejects.toThrow(/can only be used for the same endpoint/)
})

test('a refused request does not use up its key', async () => {
  const options = { idempotencyKey: 'donation-3' }
  await expect(stripe.checkout.sessions.create(oneTime({ mode: 'wrong' }), options)).rejects.toThrow()
  expect((await stripe.checkout.sessions.create(oneTime(), options)).status).toBe('open')
})

test('a key expires after 24 hours', async () => {
  const options = { idempotencyKey: 'donation-4' }
  const first = await stripe.checkout.sessions.create(oneTime(), options)
  await account.moveClock(24 * 3600_000 + 2000)
  const second = await stripe.checkout.sessions.create(oneTime(), options)
  expect(second.id).not.toBe(first.id)
})

test('of two requests with one key at once, one is made and the other is told to wait', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  const sandbox = createStripeSandbox({
    merchant: 'The Test Times',
    now: () => new Date(),
    publicUrl: 'http://127.0.0.1:1',
    webhooks: [],
    stateFile: join(folder, 'state.json'),
    recorder: account.recorder,
  })
  const inProcess = new Stripe('sk_test_x', {
    httpClient: Stripe.createFetchHttpClient((input: RequestInfo | URL, init?: RequestInit) =>
      sandbox.handle(new Request(input, init)),
    ),
    maxNetworkRetries: 0,
  })
  const create = () => inProcess.checkout.sessions.create(oneTime(), { idempotencyKey: 'same' })
  const results = await Promise.allSettled([create(), create()])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = results.find((result) => result.status === 'rejected')
  expect(refused?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  expect((await inProcess.checkout.sessions.list()).data).toHaveLength(1)
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

test('expand follows lists and references, and names what it cannot expand', async () => {
  await payAsAda(await stripe.checkout.sessions.create(monthly()))
  const page = await stripe.checkout.sessions.list({
    limit: 1,
    expand: ['data.subscription.default_payment_method', 'data.line_items'],
  })
  const [session] = page.data
  expect(session?.subscription).toMatchObject({
    object: 'subscription',
    default_payment_method: { object: 'payment_method' },
  })
  expect(session?.line_items?.data).toHaveLength(1)
  await expect(stripe.charges.list({ expand: ['data.amount'] })).rejects.toThrow(
    /This property cannot be expanded/,
  )
  await expect(stripe.charges.list({ expand: ['data.a.b.c.d'] })).rejects.toThrow(/more than 4 levels/)
})

test('a new session can be returned with its line items', async () => {
  const session = await stripe.checkout.sessions.create(oneTime({ expand: ['line_items'] }))
  expect(session.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe('2500')
})

test('a body above 512 kB is not read', async () => {
  const response = await call('/v1/checkout/sessions', { method: 'POST', body: 'a='.padEnd(600_000, 'x') })
  expect(response.status).toBe(413)
  expect(await errorOf(response)).toMatchObject({ type: 'invalid_request_error' })
})

test('parameter names such as __proto__ are only names', async () => {
  const response = await call('/v1/checkout/sessions', {
    method: 'POST',
    body: '__proto__[polluted]=1&mode=payment',
  })
  expect((await errorOf(response)).message).toBe('Received unknown parameter: __proto__')
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

function hostOf(url: string) {
  const { hostname, port } = new URL(url)
  return { host: hostname, port, protocol: 'http' as const, telemetry: false }
}
