import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestAccount } from '../testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeEach(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterEach(() => account.close())

const newest = async (count: number) =>
  (await stripe.events.list({ limit: count })).data.map((event) => event.type).reverse()

test('a customer is made, changed, found by address and deleted', async () => {
  const { id } = await stripe.customers.create({
    email: 'ada@example.com',
    name: 'Ada',
    metadata: { reader: 'r1' },
  })
  const changed = await stripe.customers.update(id, { name: 'Ada L.', metadata: { reader: '' }, phone: '' })
  expect(changed).toMatchObject({ name: 'Ada L.', email: 'ada@example.com', metadata: {}, phone: null })
  expect((await stripe.customers.list({ email: 'ada@example.com' })).data.map((each) => each.id)).toEqual([
    id,
  ])
  expect(await stripe.customers.del(id)).toMatchObject({ id, object: 'customer', deleted: true })
  expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true })
  expect((await stripe.customers.list()).data).toEqual([])
  await expect(stripe.customers.update(id, { name: 'x' })).rejects.toThrow(`No such customer: '${id}'`)
  expect(await newest(3)).toEqual(['customer.created', 'customer.updated', 'customer.deleted'])
})

test('a card is attached, made the default, and detached for good', async () => {
  const { id } = await stripe.customers.create()
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: id })
  expect(method).toMatchObject({ customer: id, card: { brand: 'visa', last4: '4242' } })
  const settings = { default_payment_method: method.id }
  const customer = await stripe.customers.update(id, { invoice_settings: settings })
  expect(customer.invoice_settings.default_payment_method).toBe(method.id)
  expect((await stripe.customers.listPaymentMethods(id)).data.map((each) => each.id)).toEqual([method.id])
  expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull()
  const after = (await stripe.customers.retrieve(id)) as Stripe.Customer
  expect(after.invoice_settings.default_payment_method).toBeNull()
  await expect(stripe.paymentMethods.detach(method.id)).rejects.toThrow(/not attached to a customer/)
  expect(await newest(2)).toEqual(['customer.updated', 'payment_method.detached'])
})

test('a customer can be created with a card', async () => {
  const customer = await stripe.customers.create({ payment_method: 'pm_card_mastercard' })
  expect((await stripe.paymentMethods.list({ customer: customer.id })).data).toMatchObject([
    { card: { brand: 'mastercard' } },
  ])
})

test('a declined card cannot be attached, except the one that only fails when charged', async () => {
  const { id: customer } = await stripe.customers.create()
  await expect(stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer })).rejects.toMatchObject({
    statusCode: 402,
    code: 'card_declined',
    decline_code: 'generic_decline',
  })
  await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  expect((await stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1)
})

test('nobody can use another customer’s card', async () => {
  const { id: one } = await stripe.customers.create()
  const { id: other } = await stripe.customers.create()
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: one })
  await expect(stripe.paymentMethods.attach(method.id, { customer: other })).rejects.toThrow(
    /already been attached/,
  )
  await expect(
    stripe.customers.update(other, { invoice_settings: { default_payment_method: method.id } }),
  ).rejects.toThrow(/does not have a payment method/)
  await expect(stripe.paymentMethods.attach('pm_none', { customer: one })).rejects.toThrow(
    "No such PaymentMethod: 'pm_none'",
  )
})
