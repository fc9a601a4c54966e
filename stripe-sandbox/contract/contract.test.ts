import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { now, openContractAccount, patience } from './account'

let account: Awaited<ReturnType<typeof openContractAccount>>
let stripe: Stripe
let price: Stripe.Price

const day = 86_400
const recurring = { interval: 'month' } as const
const urls = {
  success_url: 'https://example.com/thanks?session_id={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://example.com/',
}
const donation = (amount = 2500, currency = 'usd') => ({
  quantity: 1,
  price_data: { currency, unit_amount: amount, product_data: { name: 'Donation' } },
})
const once = (changes: Stripe.Checkout.SessionCreateParams = {}): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  submit_type: 'donate',
  line_items: [donation()],
  ...urls,
  ...changes,
})

beforeAll(async () => {
  account = await openContractAccount()
  stripe = account.stripe
  const product = await stripe.products.create({ name: 'Contract donation' })
  price = await stripe.prices.create({ currency: 'usd', unit_amount: 900, product: product.id, recurring })
}, patience)
afterAll(() => account.close())

describe('Checkout', () => {
  test('a session is open and unpaid, can be read and listed, and expires by a request once', async () => {
    const session = await stripe.checkout.sessions.create(once({ metadata: { donation: 'don_1' } }))
    expect(session).toMatchObject({
      object: 'checkout.session',
      mode: 'payment',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 2500,
      currency: 'usd',
      payment_intent: null,
      submit_type: 'donate',
      metadata: { donation: 'don_1' },
    })
    expect(session.expires_at - session.created).toBe(day)
    const items = await stripe.checkout.sessions.listLineItems(session.id)
    expect(items.data).toMatchObject([{ amount_total: 2500, description: 'Donation', quantity: 1 }])
    const [newest] = (await stripe.checkout.sessions.list({ limit: 1, status: 'open' })).data
    expect(newest?.id).toBe(session.id)
    expect((await stripe.checkout.sessions.expire(session.id)).status).toBe('expired')
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow(
      /Only Checkout Sessions with a status/,
    )
  })

  test('a subscription session has neither subscription nor invoice before it is paid', async () => {
    const session = await stripe.checkout.sessions.create({
      mode: 'subscription',
      line_items: [{ price: price.id, quantity: 1 }],
      subscription_data: { metadata: { donation: 'don_2' } },
      ...urls,
    })
    expect(session).toMatchObject({ mode: 'subscription', subscription: null, invoice: null, customer: null })
  })

  test.each<[string, Stripe.Checkout.SessionCreateParams, RegExp]>([
    ['too little', once({ line_items: [donation(49)] }), /must add up to at least \$0\.50 usd/],
    ['too little in pounds', once({ line_items: [donation(29, 'gbp')] }), /must add up to at least £0\.30/],
    ['an expiry too soon', once({ expires_at: now() + 60 }), /at least 30 minutes/],
    ['nothing to buy', { mode: 'payment', ...urls }, /line_items/],
    ['an unknown currency', once({ line_items: [donation(500, 'xyz')] }), /Invalid currency: xyz/],
    [
      'a customer and an email',
      once({ customer: 'cus_none', customer_email: 'a@example.com' }),
      /only specify one of these parameters/,
    ],
  ])('%s is refused', async (_, params, message) => {
    await expect(stripe.checkout.sessions.create(params)).rejects.toThrow(message)
  })
})

describe('errors', () => {
  test('unknown, missing and wrong parameters have their codes', async () => {
    const odd = { ...once(), odd: '1' } as Stripe.Checkout.SessionCreateParams
    await expect(stripe.checkout.sessions.create(odd)).rejects.toMatchObject({
      statusCode: 400,
      code: 'parameter_unknown',
      param: 'odd',
      message: expect.stringContaining('Received unknown parameter: odd') as string,
    })
    await expect(stripe.products.create({} as Stripe.ProductCreateParams)).rejects.toMatchObject({
      code: 'parameter_missing',
      param: 'name',
    })
    const mode = { ...once(), mode: 'donation' } as unknown as Stripe.Checkout.SessionCreateParams
    await expect(stripe.checkout.sessions.create(mode)).rejects.toThrow(/Invalid mode: must be one of/)
  })

  test.each([
    ['customer', () => stripe.customers.retrieve('cus_none')],
    ['payment_intent', () => stripe.paymentIntents.retrieve('pi_none')],
    ['subscription', () => stripe.subscriptions.retrieve('sub_none')],
    ['invoice', () => stripe.invoices.retrieve('in_none')],
  ])('there is no such %s', async (noun, read) => {
    await expect(read()).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' })
    await expect(read()).rejects.toThrow(`No such ${noun}`)
  })
})

describe('idempotency', () => {
  test('one key makes one customer, and other parameters with it are refused', async () => {
    const idempotencyKey = `contract-${now()}-${Math.random()}`
    const first = await stripe.customers.create({ name: 'Once' }, { idempotencyKey })
    const second = await stripe.customers.create({ name: 'Once' }, { idempotencyKey })
    expect(second.id).toBe(first.id)
    expect(account.lastHeader('idempotent-replayed')).toBe('true')
    await expect(stripe.customers.create({ name: 'Twice' }, { idempotencyKey })).rejects.toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
      message: expect.stringContaining('can only be used with the same parameters') as string,
    })
  })
})

describe('customers and cards', () => {
  test('a customer is changed, listed in pages, and gone when deleted', async () => {
    const { id } = await stripe.customers.create({ email: 'ada@example.com', metadata: { a: '1', b: '2' } })
    const changed = await stripe.customers.update(id, { name: 'Ada', metadata: { a: '' } })
    expect(changed).toMatchObject({ name: 'Ada', metadata: { b: '2' } })
    expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true })
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true })
  })

  test('a good card is attached and detached, a declined one is refused, one that fails later is accepted', async () => {
    const { id: customer } = await stripe.customers.create()
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer })
    expect((await stripe.customers.listPaymentMethods(customer)).data.map((each) => each.id)).toEqual([
      method.id,
    ])
    expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull()
    await expect(stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer })).rejects.toMatchObject({
      statusCode: 402,
      type: 'StripeCardError',
      code: 'card_declined',
    })
    expect((await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })).customer).toBe(
      customer,
    )
  })
})

describe('the portal', () => {
  test('a session has the configuration that it names, else the default, and an address for one customer', async () => {
    const { id: customer } = await stripe.customers.create()
    const standard = await stripe.billingPortal.configurations.list({ is_default: true })
    const unnamed = stripe.billingPortal.sessions.create({ customer })
    const [byDefault] = standard.data
    if (byDefault === undefined) await expect(unnamed).rejects.toThrow(/No configuration provided/)
    else expect((await unnamed).configuration).toBe(byDefault.id)
    const configuration = await stripe.billingPortal.configurations.create({
      features: { invoice_history: { enabled: true }, payment_method_update: { enabled: true } },
    })
    const session = await stripe.billingPortal.sessions.create({
      customer,
      configuration: configuration.id,
      return_url: 'https://example.com/account',
    })
    expect(session).toMatchObject({
      object: 'billing_portal.session',
      customer,
      return_url: 'https://example.com/account',
    })
    expect(session.url).toMatch(/^https?:\/\/.+\/p\/session\//)
    await stripe.billingPortal.configurations.update(configuration.id, { active: false })
  })
})

describe('webhook endpoints', () => {
  test('the secret is shown once', async () => {
    const endpoint = await stripe.webhookEndpoints.create({
      url: 'https://example.com/contract',
      enabled_events: ['charge.succeeded'],
    })
    expect(endpoint.secret).toMatch(/^whsec_/)
    expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined()
    expect((await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })).status).toBe('disabled')
    expect(await stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true })
  })
})
