import type Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { idOf } from '../checkout/attempt'
import { closeLife, dates, datesOf, subscribed, types } from '../testing/test-life'

const start = '2027-01-15T10:00:00Z'
const seconds = (instant: string) => Date.parse(instant) / 1000
const amounts = async (invoices: Promise<Stripe.ApiList<Stripe.Invoice>>) =>
  (await invoices).data.map((invoice) => invoice.amount_due).reverse()

afterEach(() => closeLife())

test('a subscription that is cancelled at the end of its period ends then and renews no more', async () => {
  const history = await subscribed(start)
  await history.stripe.subscriptions.update(history.id, { cancel_at_period_end: true })
  await history.moveTo('2027-06-01T00:00:00Z')
  const events = await history.events()
  expect(types(events)).toEqual(['customer.subscription.updated', 'customer.subscription.deleted'])
  expect(dates(events)[1]).toBe('2027-02-15T10:00:00.000Z')
  expect(await history.subscription()).toMatchObject({
    status: 'canceled',
    ended_at: seconds('2027-02-15T10:00:00Z'),
    cancellation_details: { reason: 'cancellation_requested' },
  })
  expect((await history.invoices()).data).toHaveLength(1)
})

test('a withdrawn cancellation has no effect', async () => {
  const history = await subscribed(start)
  const at = seconds('2027-03-15T10:00:00Z')
  const ending = await history.stripe.subscriptions.update(history.id, { cancel_at: at })
  expect(ending).toMatchObject({ cancel_at: at, cancel_at_period_end: false })
  expect(await history.stripe.subscriptions.update(history.id, { cancel_at: '' })).toMatchObject({
    cancel_at: null,
    canceled_at: null,
    cancellation_details: { reason: null },
  })
  await history.moveTo('2027-04-01T00:00:00Z')
  expect((await history.subscription()).status).toBe('active')
})

test('cancel_at within a later period: it renews until then, and ends at that second', async () => {
  const history = await subscribed(start)
  await history.stripe.subscriptions.update(history.id, {
    cancel_at: seconds('2027-02-20T00:00:00Z'),
    proration_behavior: 'none',
  })
  await history.moveTo('2027-06-01T00:00:00Z')
  expect((await history.subscription()).ended_at).toBe(seconds('2027-02-20T00:00:00Z'))
  expect((await history.invoices()).data.map((invoice) => invoice.status)).toEqual(['paid', 'paid'])
  await expect(
    history.stripe.subscriptions.update(history.id, { cancel_at: seconds('2028-01-01T00:00:00Z') }),
  ).rejects.toThrow(/A canceled subscription can only update/)
})

test('while it is paused its invoices are void and nothing is charged; it resumes by itself', async () => {
  const history = await subscribed(start)
  const resumes_at = seconds('2027-03-20T00:00:00Z')
  await history.stripe.subscriptions.update(history.id, {
    pause_collection: { behavior: 'void', resumes_at },
  })
  await history.moveTo('2027-05-01T00:00:00Z')
  const invoices = (await history.invoices()).data.map((invoice) => invoice.status).reverse()
  expect(invoices).toEqual(['paid', 'void', 'void', 'paid'])
  expect(await history.subscription()).toMatchObject({ status: 'active', pause_collection: null })
  expect((await history.stripe.charges.list({ customer: history.customer })).data).toHaveLength(2)
  const events = await history.events()
  expect(types(events).slice(1, 5)).toEqual([
    'customer.subscription.updated',
    'invoice.created',
    'invoice.finalized',
    'invoice.voided',
  ])
  const resumed = events.find((event) => event.created === resumes_at)
  expect(resumed?.data).toMatchObject({ previous_attributes: { pause_collection: { behavior: 'void' } } })
})

test('a pause without an end is ended by a request', async () => {
  const history = await subscribed(start)
  const paused = await history.stripe.subscriptions.update(history.id, {
    pause_collection: { behavior: 'void' },
  })
  expect(paused.pause_collection).toEqual({ behavior: 'void', resumes_at: null })
  const resumed = await history.stripe.subscriptions.update(history.id, { pause_collection: '' })
  expect(resumed.pause_collection).toBeNull()
})

test('a new amount applies from the next renewal, for the same product, without proration', async () => {
  const history = await subscribed(start)
  const [item] = (await history.subscription()).items.data
  const product = idOf(item?.price.product) ?? ''
  const changed = await history.stripe.subscriptions.update(history.id, {
    items: [
      {
        id: String(item?.id),
        price_data: { currency: 'usd', product, unit_amount: 900, recurring: { interval: 'month' } },
      },
    ],
    proration_behavior: 'none',
  })
  expect(changed.items.data).toMatchObject([{ id: item?.id, price: { unit_amount: 900, product } }])
  expect(datesOf(changed)).toEqual(['2027-01-15', '2027-02-15'])
  await history.moveTo('2027-04-01T00:00:00Z')
  expect(await amounts(history.invoices())).toEqual([200, 900, 900])
})

test('a new date by trial_end: the next payment is then, and every month after', async () => {
  const history = await subscribed(start)
  const trial_end = seconds('2027-03-01T09:00:00Z')
  const changed = await history.stripe.subscriptions.update(history.id, {
    trial_end,
    proration_behavior: 'none',
  })
  expect(changed).toMatchObject({ status: 'trialing', trial_end, billing_cycle_anchor: trial_end })
  await history.moveTo('2027-04-10T00:00:00Z')
  const paid = (await history.events()).filter((event) => event.type === 'invoice.paid')
  expect(dates(paid)).toEqual(['2027-03-01T10:00:00.000Z', '2027-04-01T10:00:00.000Z'])
  expect((await history.subscription()).status).toBe('active')
  expect(types(await history.events())).toContain('customer.subscription.trial_will_end')
})

test('the notice comes seven days before, not for an ending subscription, and again if the end is withdrawn', async () => {
  const history = await subscribed(start)
  await history.stripe.subscriptions.update(history.id, { cancel_at_period_end: true })
  await history.moveTo('2027-02-10T00:00:00Z')
  expect(types(await history.events())).not.toContain('invoice.upcoming')
  await history.stripe.subscriptions.update(history.id, { cancel_at_period_end: false })
  await history.moveTo('2027-02-10T01:00:00Z')
  const [notice] = (await history.events()).filter((event) => event.type === 'invoice.upcoming')
  expect(notice?.created).toBeGreaterThanOrEqual(seconds('2027-02-10T00:00:00Z'))
})

test.each<[string, Stripe.SubscriptionUpdateParams, RegExp]>([
  ['an end in the past', { cancel_at: 1 }, /in the future/],
  ['a trial that is over', { trial_end: 1, proration_behavior: 'none' }, /in the future/],
  [
    'a trial of three years',
    { trial_end: seconds('2030-01-16T00:00:00Z'), proration_behavior: 'none' },
    /two years/,
  ],
  ['a pause that is over', { pause_collection: { behavior: 'void', resumes_at: 1 } }, /in the future/],
  ['two ends', { cancel_at: 1, cancel_at_period_end: true }, /only specify one/],
  ['a card of nobody', { default_payment_method: 'pm_none' }, /No such PaymentMethod/],
  [
    'an item of another',
    { items: [{ id: 'si_none', quantity: 2 }], proration_behavior: 'none' },
    /No such subscription item/,
  ],
])('%s is refused', async (_, params, message) => {
  const history = await subscribed(start)
  await expect(history.stripe.subscriptions.update(history.id, params)).rejects.toThrow(message)
})
