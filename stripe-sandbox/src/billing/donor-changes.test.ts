import type Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { idOf } from '../checkout/attempt'
import { closeLife, subscribed } from '../testing/test-life'

// What a donor may change about a donation, played over time: the amounts and days of each charge.

type Life = Awaited<ReturnType<typeof subscribed>>

const start = '2027-01-15T10:00:00Z'
const seconds = (instant: string) => Date.parse(instant) / 1000
const free = { proration_behavior: 'none' } as const

afterEach(() => closeLife())

/** Every successful charge: its day and its amount. */
async function charged({ stripe, customer }: Life): Promise<[string, number][]> {
  const { data } = await stripe.charges.list({ customer, limit: 100 })
  return data
    .filter(({ status }) => status === 'succeeded')
    .map(({ created, amount }): [string, number] => [
      new Date(created * 1000).toISOString().slice(0, 10),
      amount,
    ])
    .reverse()
}

async function to(history: Life, unit_amount: number): Promise<Stripe.SubscriptionUpdateParams> {
  const [item] = (await history.subscription()).items.data
  const { interval = 'month' } = item?.price.recurring ?? {}
  const product = idOf(item?.price.product) ?? ''
  const price_data = { currency: 'usd', product, unit_amount, recurring: { interval } }
  return { items: [{ id: String(item?.id), price_data }], ...free }
}

test('a new amount is charged from the next renewal on, and nothing in between', async () => {
  const history = await subscribed(start)
  await history.moveTo('2027-01-20T00:00:00Z')
  await history.stripe.subscriptions.update(history.id, await to(history, 700))
  await history.stripe.subscriptions.update(history.id, await to(history, 900))
  await history.moveTo('2027-03-20T00:00:00Z')
  expect(await charged(history)).toEqual([
    ['2027-01-15', 200],
    ['2027-02-15', 900],
    ['2027-03-15', 900],
  ])
})

test('an annual donation changes its amount too, at its next date', async () => {
  const history = await subscribed(start, { interval: 'year' })
  await history.stripe.subscriptions.update(history.id, await to(history, 5000))
  await history.moveTo('2028-01-16T00:00:00Z')
  expect(await charged(history)).toEqual([
    ['2027-01-15', 200],
    ['2028-01-15', 5000],
  ])
})

test.each<[string, string, string[]]>([
  ['later', '2027-03-01T00:00:00Z', ['2027-03-01', '2027-04-01', '2027-05-01']],
  ['sooner', '2027-01-31T00:00:00Z', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
])('a %s date: no charge until then, then on that day of each month', async (_, date, days) => {
  const history = await subscribed(start)
  await history.moveTo('2027-01-20T00:00:00Z')
  await history.stripe.subscriptions.update(history.id, { trial_end: seconds(date), ...free })
  await history.moveTo('2027-05-02T00:00:00Z')
  expect((await charged(history)).map(([day]) => day)).toEqual(['2027-01-15', ...days])
})

test('two new dates and one new amount at once: the last date counts', async () => {
  const history = await subscribed(start)
  await history.stripe.subscriptions.update(history.id, {
    trial_end: seconds('2027-02-20T10:00:00Z'),
    ...free,
  })
  await history.stripe.subscriptions.update(history.id, {
    ...(await to(history, 400)),
    trial_end: seconds('2027-02-25T10:00:00Z'),
  })
  await history.moveTo('2027-04-01T00:00:00Z')
  expect(await charged(history)).toEqual([
    ['2027-01-15', 200],
    ['2027-02-25', 400],
    ['2027-03-25', 400],
  ])
})

test('one payment skipped: the next charge is on the usual day', async () => {
  const history = await subscribed(start)
  const [item] = (await history.subscription()).items.data
  const resumes_at = Number(item?.current_period_end) + 86_400
  const pause_collection = { behavior: 'void', resumes_at } as const
  await history.stripe.subscriptions.update(history.id, { pause_collection })
  await history.stripe.subscriptions.update(history.id, { pause_collection })
  await history.moveTo('2027-04-01T00:00:00Z')
  expect((await charged(history)).map(([day]) => day)).toEqual(['2027-01-15', '2027-03-15'])
})

test('one payment skipped by a date a month later: the same days', async () => {
  const history = await subscribed(start)
  await history.stripe.subscriptions.update(history.id, {
    trial_end: seconds('2027-03-15T10:00:00Z'),
    ...free,
  })
  await history.moveTo('2027-04-16T00:00:00Z')
  expect((await charged(history)).map(([day]) => day)).toEqual(['2027-01-15', '2027-03-15', '2027-04-15'])
  expect((await history.invoices()).data.filter(({ status }) => status !== 'paid')).toEqual([])
})

test('a pause ended by the donor: void invoices stay void, the next charge has the current amount', async () => {
  const history = await subscribed(start)
  await history.stripe.subscriptions.update(history.id, {
    pause_collection: { behavior: 'void', resumes_at: seconds('2027-06-01T00:00:00Z') },
  })
  await history.moveTo('2027-03-01T00:00:00Z')
  await history.stripe.subscriptions.update(history.id, { ...(await to(history, 300)), pause_collection: '' })
  await history.moveTo('2027-04-20T00:00:00Z')
  expect(await charged(history)).toEqual([
    ['2027-01-15', 200],
    ['2027-03-15', 300],
    ['2027-04-15', 300],
  ])
  const [first, paused] = (await history.invoices()).data.map(({ status }) => status).reverse()
  expect([first, paused]).toEqual(['paid', 'void'])
})

test('a cancellation at the end of the period, withdrawn, renews as usual', async () => {
  const history = await subscribed(start)
  const ending = await history.stripe.subscriptions.update(history.id, { cancel_at_period_end: true })
  expect(ending.cancel_at).toBe(seconds('2027-02-15T10:00:00Z'))
  await history.moveTo('2027-02-14T00:00:00Z')
  const kept = await history.stripe.subscriptions.update(history.id, { cancel_at_period_end: false })
  expect(kept).toMatchObject({ cancel_at: null, cancel_at_period_end: false, status: 'active' })
  await history.moveTo('2027-03-16T00:00:00Z')
  expect((await charged(history)).map(([day]) => day)).toEqual(['2027-01-15', '2027-02-15', '2027-03-15'])
})

test('a cancellation made after a change of date takes effect on the new date', async () => {
  const history = await subscribed(start)
  await history.stripe.subscriptions.update(history.id, {
    trial_end: seconds('2027-03-01T00:00:00Z'),
    ...free,
  })
  const ending = await history.stripe.subscriptions.update(history.id, { cancel_at_period_end: true })
  expect(ending.cancel_at).toBe(seconds('2027-03-01T00:00:00Z'))
  await history.moveTo('2027-05-01T00:00:00Z')
  expect(await history.subscription()).toMatchObject({ status: 'canceled', ended_at: ending.cancel_at })
  expect(await charged(history)).toEqual([['2027-01-15', 200]])
})

test('a cancellation made during a pause takes effect on time', async () => {
  const history = await subscribed(start)
  await history.stripe.subscriptions.update(history.id, { pause_collection: { behavior: 'void' } })
  await history.stripe.subscriptions.update(history.id, { cancel_at_period_end: true })
  await history.moveTo('2027-05-01T00:00:00Z')
  expect((await history.subscription()).status).toBe('canceled')
  expect(await charged(history)).toEqual([['2027-01-15', 200]])
})

test('a new amount while a renewal is failing: the open invoice keeps the old one', async () => {
  const history = await subscribed(start)
  await history.loseTheCard()
  await history.moveTo('2027-02-16T00:00:00Z')
  await history.stripe.subscriptions.update(history.id, await to(history, 900))
  await history.newCard()
  await history.moveTo('2027-03-20T00:00:00Z')
  expect(await charged(history)).toEqual([
    ['2027-01-15', 200],
    ['2027-02-18', 200],
    ['2027-03-15', 900],
  ])
})
