import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthly, oneTime, openTestAccount } from '../testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeAll(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterAll(() => account.close())

type Params = Stripe.Checkout.SessionCreateParams
/** What an untyped caller could send. */
const loose = (params: object) => params as Params
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

function withPrice(change: object, base: Params = oneTime()): Params {
  const [item] = base.line_items ?? []
  return loose({ ...base, line_items: [{ ...item, price_data: { ...item?.price_data, ...change } }] })
}

async function refusalOf(params: Params): Promise<Stripe.errors.StripeError> {
  try {
    await stripe.checkout.sessions.create(params)
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('The session was made.')
}

test.each<[string, Params, { code?: string; param?: string; message: string }]>([
  [
    'an unknown parameter',
    loose({ ...oneTime(), colour: 'red' }),
    { code: 'parameter_unknown', param: 'colour', message: 'Received unknown parameter: colour' },
  ],
  [
    'an unknown nested parameter',
    withPrice({ ammount: 1 }),
    { code: 'parameter_unknown', message: 'Received unknown parameter: line_items[0][price_data][ammount]' },
  ],
  [
    'payment_method_types',
    loose({ ...oneTime(), payment_method_types: ['card'] }),
    {
      code: 'parameter_unknown',
      param: 'payment_method_types',
      message: 'Received unknown parameter: payment_method_types',
    },
  ],
  [
    'no mode',
    loose({ ...oneTime(), mode: undefined }),
    { code: 'parameter_missing', param: 'mode', message: 'Missing required param: mode.' },
  ],
  [
    'a wrong mode',
    oneTime({ mode: 'monthly' }),
    { param: 'mode', message: 'Invalid mode: must be one of payment, setup, or subscription' },
  ],
  [
    'a wrong submit type',
    oneTime({ submit_type: 'give' }),
    {
      param: 'submit_type',
      message: 'Invalid submit_type: must be one of auto, book, donate, pay, or subscribe',
    },
  ],
  [
    'no success_url',
    loose({ ...oneTime(), success_url: undefined }),
    { code: 'parameter_missing', param: 'success_url', message: 'Missing required param: success_url.' },
  ],
  [
    'a relative success_url',
    oneTime({ success_url: '/thanks' }),
    { code: 'url_invalid', param: 'success_url', message: 'explicit scheme' },
  ],
  [
    'a script as success_url',
    oneTime({ success_url: 'javascript:alert(1)' }),
    { code: 'url_invalid', message: 'explicit scheme' },
  ],
  ['an empty success_url', oneTime({ success_url: '' }), { message: 'Invalid URL' }],
  [
    'no line items',
    loose({ ...oneTime(), line_items: undefined }),
    { code: 'parameter_missing', param: 'line_items', message: 'Missing required param: line_items.' },
  ],
  [
    'a recurring price in payment mode',
    withPrice({ recurring: { interval: 'month' } }),
    { message: 'You specified `payment` mode but passed a recurring price.' },
  ],
  [
    'no recurring price in subscription mode',
    withPrice({ recurring: undefined }, monthly()),
    { message: 'You must provide at least one recurring price in `subscription` mode' },
  ],
  [
    'a wrong interval',
    withPrice({ recurring: { interval: 'monthly' } }, monthly()),
    { message: 'must be one of day, month, week, or year' },
  ],
  [
    'payment_intent_data in subscription mode',
    monthly({ payment_intent_data: { description: 'x' } }),
    {
      param: 'payment_intent_data',
      message: 'You can not pass `payment_intent_data` in `subscription` mode.',
    },
  ],
  [
    'subscription_data in payment mode',
    oneTime({ subscription_data: { description: 'x' } }),
    { param: 'subscription_data', message: 'You can not pass `subscription_data` in `payment` mode.' },
  ],
  [
    'customer_creation in subscription mode',
    monthly({ customer_creation: 'always' }),
    { param: 'customer_creation', message: '`payment` mode' },
  ],
  [
    'customer and customer_email',
    oneTime({ customer: 'cus_1', customer_email: 'a@example.com' }),
    {
      code: 'parameters_exclusive',
      message: 'You may only specify one of these parameters: customer, customer_email.',
    },
  ],
  [
    'an unknown customer',
    oneTime({ customer: 'cus_1' }),
    { code: 'resource_missing', param: 'customer', message: "No such customer: 'cus_1'" },
  ],
  [
    'a bad email',
    oneTime({ customer_email: 'nobody' }),
    { code: 'email_invalid', param: 'customer_email', message: 'Invalid email address: nobody' },
  ],
  [
    'an expiry too soon',
    oneTime({ expires_at: inSeconds(600) }),
    { param: 'expires_at', message: 'at least 30 minutes' },
  ],
  [
    'an expiry too late',
    oneTime({ expires_at: inSeconds(90_000) }),
    { param: 'expires_at', message: 'less than 24 hours' },
  ],
  [
    'half a cent',
    withPrice({ unit_amount: 12.5 }),
    {
      code: 'parameter_invalid_integer',
      param: 'line_items[0][price_data][unit_amount]',
      message: 'Invalid integer: 12.5',
    },
  ],
  [
    'a negative amount',
    withPrice({ unit_amount: -1 }),
    { code: 'parameter_invalid_integer', message: 'greater than or equal to 0' },
  ],
  [
    'no quantity',
    loose({ ...oneTime(), line_items: [{ price_data: oneTime().line_items?.[0]?.price_data }] }),
    { param: 'line_items[0][quantity]', message: 'Quantity is required.' },
  ],
  [
    '49 cents',
    withPrice({ unit_amount: 49 }),
    {
      code: 'amount_too_small',
      message: "The Checkout Session's total amount due must add up to at least $0.50 usd",
    },
  ],
  ['29 pence', withPrice({ unit_amount: 29, currency: 'gbp' }), { message: 'at least £0.30 gbp' }],
  ['49 yen', withPrice({ unit_amount: 49, currency: 'jpy' }), { message: 'at least ¥50 jpy' }],
  [
    'fils that banks cannot move',
    withPrice({ unit_amount: 5001, currency: 'kwd' }),
    { message: 'must have 0 as their last digit' },
  ],
  [
    'an unknown currency',
    withPrice({ currency: 'btc' }),
    { message: 'Invalid currency: btc. Stripe currently supports these currencies: usd, aed' },
  ],
  ['a currency in capitals', withPrice({ currency: 'USD' }), { message: 'Invalid currency: USD.' }],
  [
    'a product without a name',
    withPrice({ product_data: {} }),
    { message: 'Missing required param: line_items[0][price_data][product_data' },
  ],
  [
    '51 metadata keys',
    oneTime({ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v'])) }),
    { param: 'metadata', message: 'at most 50 keys' },
  ],
  [
    'a metadata key of 41 letters',
    oneTime({ metadata: { ['k'.repeat(41)]: 'v' } }),
    { message: 'up to 40 characters' },
  ],
  [
    'a metadata value of 501 letters',
    oneTime({ metadata: { k: 'v'.repeat(501) } }),
    { param: 'metadata[k]', message: 'up to 500 characters' },
  ],
])('%s is refused with Stripe’s message', async (_what, params, expected) => {
  const error = await refusalOf(params)
  expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
  expect(error.statusCode).toBe(400)
  expect(error.message).toContain(expected.message)
  if (expected.code !== undefined) expect(error.code).toBe(expected.code)
  if (expected.param !== undefined) expect(error.param).toBe(expected.param)
})

test.each<[string, Params]>([
  ['mode=setup without a customer', { mode: 'setup', currency: 'usd', success_url: 'http://localhost/' }],
  ['a trial of so many days', monthly({ subscription_data: { trial_period_days: 7 } })],
  ['promotion codes', oneTime({ allow_promotion_codes: true })],
  ['an embedded page', oneTime({ ui_mode: 'embedded_page' })],
  ['automatic tax', oneTime({ automatic_tax: { enabled: true } })],
])('%s exists at Stripe but not here, and answers 501 with the name of the gap', async (_what, params) => {
  const error = await refusalOf(params)
  expect(error.statusCode).toBe(501)
  expect(error.code).toBe('sandbox_not_built')
  expect(error.message).toMatch(/The Stripe sandbox does not play .+ yet/)
})

test('a refused session leaves nothing behind', async () => {
  const before = (await stripe.products.list({ limit: 100 })).data.length
  await refusalOf(oneTime({ customer: 'cus_nobody' }))
  expect((await stripe.products.list({ limit: 100 })).data).toHaveLength(before)
})

test('values at the limit are accepted: 50 cents, 30 minutes, 50 keys', async () => {
  const metadata = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`k${index}`, 'v'.repeat(500)]),
  )
  const params = { ...withPrice({ unit_amount: 50 }), metadata, expires_at: inSeconds(1800) }
  const session = await stripe.checkout.sessions.create(params)
  expect(session).toMatchObject({ amount_total: 50, metadata })
})
