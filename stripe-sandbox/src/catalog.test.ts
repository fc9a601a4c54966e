import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { monthly, oneTime, openTestAccount, payAsAda, until } from './testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeEach(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterEach(() => account.close())

const now = () => Math.floor(Date.now() / 1000)
const day = 86_400
const recurring = { interval: 'month' } as const

async function priceOf(amount: number) {
  const product = await stripe.products.create({ name: 'Donation' })
  return stripe.prices.create({ currency: 'usd', unit_amount: amount, product: product.id, recurring })
}

test('a stored product and price are kept, changed, found and sold', async () => {
  const product = await stripe.products.create({ name: 'Donation', metadata: { a: '1' } })
  expect(await stripe.products.update(product.id, { name: 'Present', description: 'x' })).toMatchObject({
    name: 'Present',
    description: 'x',
    metadata: { a: '1' },
  })
  const price = await stripe.prices.create({
    currency: 'usd',
    unit_amount: 700,
    product: product.id,
    recurring,
  })
  expect((await stripe.prices.list({ product: product.id })).data.map((each) => each.id)).toEqual([price.id])
  const session = await stripe.checkout.sessions.create(
    monthly({ line_items: [{ price: price.id, quantity: 2 }] }),
  )
  expect(session.amount_total).toBe(1400)
  await payAsAda(session)
  expect((await stripe.invoices.list()).data).toMatchObject([{ amount_paid: 1400 }])
  expect(await stripe.prices.update(price.id, { active: false })).toMatchObject({ active: false })
  const again = stripe.checkout.sessions.create(monthly({ line_items: [{ price: price.id, quantity: 1 }] }))
  await expect(again).rejects.toThrow(/price specified is inactive/)
  await expect(
    stripe.checkout.sessions.create(oneTime({ line_items: [{ price: price.id, quantity: 1 }] })),
  ).rejects.toThrow(/inactive/)
  await expect(stripe.products.del(product.id)).rejects.toThrow(/has one or more user-created prices/)
})

test('a request can start a subscription with a saved card, but not without one', async () => {
  const price = await priceOf(900)
  const { id: customer } = await stripe.customers.create({ email: 'ada@example.com' })
  const create = (changes: Partial<Stripe.SubscriptionCreateParams> = {}) =>
    stripe.subscriptions.create({ customer, items: [{ price: price.id }], ...changes })
  await expect(create()).rejects.toThrow(/no attached payment source/)
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  const subscription = await create({
    default_payment_method: method.id,
    expand: ['latest_invoice.payments'],
  })
  expect(subscription).toMatchObject({
    status: 'active',
    latest_invoice: { status: 'paid', amount_paid: 900, payments: { data: [{ status: 'paid' }] } },
  })
  const [item] = (await stripe.subscriptionItems.list({ subscription: subscription.id })).data
  expect(await stripe.subscriptionItems.retrieve(String(item?.id))).toMatchObject({
    subscription: subscription.id,
  })
  const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  await expect(
    create({ default_payment_method: bad.id, payment_behavior: 'error_if_incomplete' }),
  ).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' })
  expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(1)
})

test('a test clock moves the sandbox clock, and says when it is ready', async () => {
  const start = now()
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start, name: 'a month' })
  const price = await priceOf(900)
  const customer = await stripe.customers.create({ test_clock: clock.id, payment_method: 'pm_card_visa' })
  const [method] = (await stripe.customers.listPaymentMethods(customer.id)).data
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    default_payment_method: String(method?.id),
  })
  expect(subscription.test_clock).toBe(clock.id)
  const target = start + 33 * day
  expect(await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: target })).toMatchObject({
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: target } },
  })
  await until('the clock to arrive', async () => {
    return (await stripe.testHelpers.testClocks.retrieve(clock.id)).status === 'ready'
  })
  const invoices = await stripe.invoices.list({ subscription: subscription.id })
  expect(
    invoices.data.map((invoice) => [invoice.billing_reason, invoice.status, invoice.test_clock]),
  ).toEqual([
    ['subscription_cycle', 'paid', clock.id],
    ['subscription_create', 'paid', clock.id],
  ])
  await until('the event', () => account.receiver.types().includes('test_helpers.test_clock.ready'))
  await expect(stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start })).rejects.toThrow(
    /forward/,
  )
  await expect(
    stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: target + 90 * day }),
  ).rejects.toThrow(/two intervals/)
  expect(await stripe.testHelpers.testClocks.del(clock.id)).toMatchObject({ deleted: true })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true })
  expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled')
})

test('a test clock with another time than the sandbox is a reported gap', async () => {
  await expect(stripe.testHelpers.testClocks.create({ frozen_time: now() - 90 * day })).rejects.toMatchObject(
    {
      statusCode: 501,
    },
  )
})

test('an endpoint made by a request gets the events it asked for, signed with the secret that is shown once', async () => {
  const endpoint = await stripe.webhookEndpoints.create({
    url: account.receiver.url.replace('/webhook', '/second'),
    enabled_events: ['customer.created'],
  })
  expect(endpoint.secret).toMatch(/^whsec_/)
  expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret')
  account.receiver.secrets.push(String(endpoint.secret))
  await stripe.products.create({ name: 'Donation' })
  await stripe.customers.create()
  await until('both deliveries', () => account.receiver.received.length === 3)
  expect(account.receiver.types().sort()).toEqual(['customer.created', 'customer.created', 'product.created'])
  const changed = await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
  expect(changed.status).toBe('disabled')
  expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1)
  expect(await stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true })
})
