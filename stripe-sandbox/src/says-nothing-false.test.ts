import { request } from 'node:http'
import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestAccount } from './testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeAll(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterAll(() => account.close())

const gap = (name: string) => ({
  statusCode: 501,
  code: 'sandbox_not_built',
  message: expect.stringContaining(name) as string,
})

test.each([
  'charges',
  'customers',
  'invoices',
  'paymentIntents',
  'prices',
  'products',
  'subscriptions',
] as const)('a search of %s is a gap, and not an object of that id', async (resource) => {
  await expect(stripe[resource].search({ query: "metadata['a']:'b'" })).rejects.toMatchObject(gap('/search'))
})

test('a list filter of Stripe’s that is not played is a gap; one that Stripe does not have is unknown', async () => {
  await expect(stripe.customers.list({ test_clock: 'clock_1' })).rejects.toMatchObject(gap('test_clock'))
  await expect(stripe.subscriptions.list({ price: 'price_1' })).rejects.toMatchObject(gap('price'))
  await expect(
    stripe.subscriptions.list({ current_period_end: { gte: 1 }, customer: 'cus_1' }),
  ).rejects.toMatchObject(gap('current_period_end'))
  await expect(stripe.balanceTransactions.list({ type: 'charge' })).rejects.toMatchObject(gap('type'))
  await expect(stripe.invoices.list({ collection_method: 'send_invoice' })).rejects.toMatchObject(
    gap('collection_method'),
  )
  const misspelt = { colour: 'red' } as Stripe.CustomerListParams
  await expect(stripe.customers.list(misspelt)).rejects.toMatchObject({ code: 'parameter_unknown' })
  const { id } = await stripe.customers.create()
  expect((await stripe.customers.listPaymentMethods(id, { type: 'sepa_debit' })).data).toEqual([])
})

test('booleans are read as Stripe reads them', async () => {
  const create = (enabled: string) =>
    fetch(`${account.url()}/v1/billing_portal/configurations`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_x' },
      body: new URLSearchParams({
        'features[invoice_history][enabled]': enabled,
        'features[subscription_pause][enabled]': 'False',
      }),
    })
  expect(await (await create('True')).json()).toMatchObject({
    features: { invoice_history: { enabled: true } },
  })
  expect((await create('yes')).status).toBe(400)
})

test('a portal session without a configuration uses a default one, the same each time', async () => {
  const { id: customer } = await stripe.customers.create({ email: 'ada@example.com' })
  const first = await stripe.billingPortal.sessions.create({ customer })
  const second = await stripe.billingPortal.sessions.create({ customer })
  expect(second.configuration).toBe(first.configuration)
  const { data } = await stripe.billingPortal.configurations.list({ is_default: true })
  expect(data.map(({ id }) => id)).toEqual([first.configuration])
  expect((await fetch(first.url)).status).toBe(200)
})

test('a declined card is stored under its key: the same call is declined again, even if the outcome is now set', async () => {
  const { id: customer } = await stripe.customers.create()
  const key = { idempotencyKey: 'attach-once' }
  const attach = () => stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer }, key)
  await expect(attach()).rejects.toMatchObject({ statusCode: 402, decline_code: 'generic_decline' })
  const again: unknown = await attach().catch((error: unknown) => error)
  expect(again).toMatchObject({ statusCode: 402, headers: { 'idempotent-replayed': 'true' } })
  await expect(stripe.paymentMethods.attach('pm_card_visa', { customer }, key)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
  })
})

test('a declined subscription uses up the outcome set for the next charge, and leaves nothing else', async () => {
  const { id: customer } = await stripe.customers.create({ payment_method: 'pm_card_visa' })
  const [card] = (await stripe.customers.listPaymentMethods(customer)).data
  const product = await stripe.products.create({ name: 'A donation' })
  const create = (idempotencyKey: string) =>
    stripe.subscriptions.create(
      {
        customer,
        default_payment_method: String(card?.id),
        payment_behavior: 'error_if_incomplete',
        items: [
          {
            price_data: {
              currency: 'usd',
              product: product.id,
              unit_amount: 200,
              recurring: { interval: 'month' },
            },
          },
        ],
      },
      { idempotencyKey },
    )
  await fetch(`${account.url()}/_sim/customers/${customer}/next-charge`, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'decline', decline_code: 'insufficient_funds' }),
  })
  await expect(create('first')).rejects.toMatchObject({ decline_code: 'insufficient_funds' })
  await expect(create('first')).rejects.toMatchObject({ decline_code: 'insufficient_funds' })
  expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([])
  expect((await create('second')).status).toBe('active')
})

/** `fetch` cannot set Host. A browser sends the name of the page, even if that name points here. */
function ask(path: string, headers: Record<string, string>, method = 'POST'): Promise<number> {
  const { hostname, port } = new URL(account.url())
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    call.on('error', reject)
    call.end()
  })
}

test('a request is refused if its Host is a foreign name that points here', async () => {
  const { port } = new URL(account.url())
  const evil = `rebound.example:${port}`
  for (const path of ['/_sim/reset', '/_sim/next-call', '/v1/customers'])
    expect(await ask(path, { host: evil, origin: `http://${evil}`, authorization: 'Bearer sk_test_x' })).toBe(
      403,
    )
  for (const path of ['/', '/_sim/deliveries', '/v1/customers'])
    expect(await ask(path, { host: evil, authorization: 'Bearer sk_test_x' }, 'GET')).toBe(403)
  expect(await ask('/_sim/deliveries', { host: `localhost.evil.example:${port}` }, 'GET')).toBe(403)
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
    expect(await ask('/_sim/deliveries', { host }, 'GET')).toBe(200)
})

test('a page of another origin cannot use the control API, whatever its name is', async () => {
  const { host } = new URL(account.url())
  for (const origin of ['https://example.com', 'null', 'http://127.0.0.1:1', 'http://localhost:3000'])
    expect(await ask('/_sim/next-deliveries', { host, origin }, 'DELETE')).toBe(403)
  expect(await ask('/_sim/next-deliveries', { host, origin: account.url() }, 'DELETE')).toBe(200)
})
