import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeLife, subscribed, types } from '../testing/test-life'

let history: Awaited<ReturnType<typeof subscribed>>
let configuration: string

const features: Stripe.BillingPortal.ConfigurationCreateParams.Features = {
  invoice_history: { enabled: true },
  payment_method_update: { enabled: true },
  subscription_cancel: {
    enabled: true,
    mode: 'at_period_end',
    cancellation_reason: { enabled: true, options: ['too_expensive', 'other'] },
  },
}

beforeEach(async () => {
  history = await subscribed('2027-01-15T10:00:00Z')
  configuration = (await history.stripe.billingPortal.configurations.create({ features })).id
})
afterEach(() => closeLife())

const open = async (changes: Partial<Stripe.BillingPortal.SessionCreateParams> = {}) => {
  const session = await history.stripe.billingPortal.sessions.create({
    customer: history.customer,
    configuration,
    return_url: 'http://localhost:3000/account',
    ...changes,
  })
  return session.url
}
const read = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, text: (await response.text()).replace(/\s+/g, ' '), url: response.url }
}
const post = async (url: string, fields: Record<string, string> = {}) => {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}
const card = (cardNumber: string) => ({ cardNumber, cardExpiry: '12/60', cardCvc: '123', billingName: 'Ada' })
const newest = async (count: number) =>
  types((await history.stripe.events.list({ limit: count })).data).reverse()

test('a configuration keeps its values, and new values replace them', async () => {
  const { configurations } = history.stripe.billingPortal
  const changed = await configurations.update(configuration, {
    features: { invoice_history: { enabled: false } },
    name: 'Readers',
  })
  expect(changed).toMatchObject({
    name: 'Readers',
    features: { invoice_history: { enabled: false }, payment_method_update: { enabled: true } },
  })
  const { data } = await configurations.list({ active: true, is_default: false })
  expect(data.map((each) => each.id)).toEqual([configuration])
  expect(await newest(2)).toEqual([
    'billing_portal.configuration.created',
    'billing_portal.configuration.updated',
  ])
})

test('the page shows the plan, the card, the invoices and the way back', async () => {
  const { status, text } = await read(await open())
  expect(status).toBe(200)
  for (const part of [
    '$2.00 every month',
    'Next payment on 15 February 2027',
    'Visa ending in 4242',
    'Update card',
    'Cancel plan',
    'paid',
    'href="http://localhost:3000/account"',
    'this is not Stripe',
  ]) {
    expect(text).toContain(part)
  }
  expect(await newest(1)).toEqual(['billing_portal.session.created'])
  const [invoice] = (await history.invoices()).data
  expect((await read(`${history.account.url()}/i/${invoice?.id}`)).text).toContain('Paid on 15 January 2027')
})

test('a cancelled plan ends with its period by cancel_at, with the flag left false, and can be resumed', async () => {
  const url = await open()
  const path = `${url}/subscriptions/${history.id}`
  expect((await read(`${path}/cancel`)).text).toContain('too expensive')
  expect((await post(`${path}/cancel`, { reason: 'too_expensive' })).status).toBe(303)
  const { items } = await history.subscription()
  expect(await history.subscription()).toMatchObject({
    status: 'active',
    cancel_at: items.data[0]?.current_period_end,
    cancel_at_period_end: false,
    cancellation_details: { feedback: 'too_expensive', reason: 'cancellation_requested' },
  })
  expect((await read(url)).text).toContain('Ends on 15 February 2027')
  await post(`${path}/resume`)
  expect(await history.subscription()).toMatchObject({ cancel_at: null, canceled_at: null })
  await post(`${path}/cancel`)
  await history.moveTo('2027-02-16T00:00:00Z')
  expect((await history.subscription()).status).toBe('canceled')
  expect(await newest(1)).toEqual(['customer.subscription.deleted'])
})

test('a new card becomes the card of customer and plan; a bad one is declined and announced', async () => {
  const url = await open()
  const refused = await post(`${url}/card`, card('4000000000000002'))
  expect([refused.status, refused.text]).toEqual([402, expect.stringContaining('role="alert"') as string])
  expect((await post(`${url}/card`, card('4242'))).status).toBe(422)
  expect((await post(`${url}/card`, card('5555555555554444'))).status).toBe(303)
  expect(await newest(3)).toEqual([
    'payment_method.attached',
    'customer.updated',
    'customer.subscription.updated',
  ])
  expect((await read(url)).text).toContain('Mastercard ending in 4444')
  const customer = await history.stripe.customers.retrieve(history.customer)
  expect(customer).toMatchObject({
    invoice_settings: { default_payment_method: (await history.subscription()).default_payment_method },
  })
})

test('the card that only fails when charged is accepted here, and fails at the renewal', async () => {
  expect((await post(`${await open()}/card`, card('4000000000000341'))).status).toBe(303)
  await history.moveTo('2027-02-15T12:00:00Z')
  expect((await history.subscription()).status).toBe('past_due')
})

test('after a failed renewal the customer updates the card and pays', async () => {
  await history.loseTheCard()
  await history.moveTo('2027-02-16T00:00:00Z')
  const url = await open()
  const [invoice] = (await history.invoices()).data
  const pay = `${url}/invoices/${invoice?.id}/pay`
  expect((await read(url)).text).toContain('The last payment failed')
  expect((await post(pay)).status).toBe(402)
  await post(`${url}/card`, card('4242424242424242'))
  expect((await post(pay)).status).toBe(303)
  expect((await history.subscription()).status).toBe('active')
})

test('3-D Secure is answered on the page', async () => {
  await post(`${await open()}/card`, card('4000002760003184'))
  await history.moveTo('2027-02-15T12:00:00Z')
  const url = await open()
  const pay = `${url}/invoices/${(await history.invoices()).data[0]?.id}/pay`
  expect((await post(pay)).text).toContain('3-D Secure')
  expect((await post(pay, { answer: 'fail' })).status).toBe(402)
  expect((await post(pay, { answer: 'complete' })).status).toBe(303)
  expect((await history.invoices()).data[0]?.status).toBe('paid')
})

test('a flow leads straight to its task and then to its return address', async () => {
  const url = await open({
    flow_data: {
      type: 'payment_method_update',
      after_completion: { type: 'redirect', redirect: { return_url: 'http://localhost:3000/thanks' } },
    },
  })
  const page = await read(url)
  expect(page.url).toBe(`${url}/card`)
  expect((await post(`${url}/card`, card('4242424242424242'))).location).toBe('http://localhost:3000/thanks')
  const toCancel = await open({
    flow_data: { type: 'subscription_cancel', subscription_cancel: { subscription: history.id } },
  })
  expect((await read(toCancel)).text).toContain('Cancel your plan')
})

test('the address works for a short time, and only for its customer', async () => {
  const url = await open()
  await history.moveTo('2027-01-15T10:06:00Z')
  expect((await read(url)).status).toBe(410)
  const other = await history.stripe.customers.create({ email: 'grace@example.com' })
  const theirs = await open({ customer: other.id })
  await post(`${theirs}/subscriptions/${history.id}/cancel`)
  expect((await history.subscription()).cancel_at).toBeNull()
  expect((await read(`${history.account.url()}/p/session/test_none`)).status).toBe(410)
})

test('actions that the configuration does not allow cannot be taken', async () => {
  await history.stripe.billingPortal.configurations.update(configuration, {
    features: { subscription_cancel: { enabled: false }, payment_method_update: { enabled: false } },
  })
  const url = await open()
  const { text } = await read(url)
  expect(text).not.toContain('Cancel plan')
  expect(text).not.toContain('Update card')
  await post(`${url}/subscriptions/${history.id}/cancel`)
  await post(`${url}/card`, card('5555555555554444'))
  expect((await history.subscription()).cancel_at).toBeNull()
  expect((await read(url)).text).toContain('Visa ending in 4242')
  await expect(open({ flow_data: { type: 'payment_method_update' } })).rejects.toThrow(
    /disabled in the portal/,
  )
})
