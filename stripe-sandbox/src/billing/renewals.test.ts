import type Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { closeLife, datesOf, dates, renewal, subscribed, types } from '../testing/test-life'

const day = 86_400

afterEach(() => closeLife())

test('a renewal: notice, draft at the end of the period, the charge an hour later, each event at its own time', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z')
  await history.moveTo('2027-03-01T00:00:00Z')
  const events = await history.events()
  expect(types(events)).toEqual(renewal)
  expect(dates(events)).toEqual([
    '2027-02-08T10:00:00.000Z',
    ...Array<string>(2).fill('2027-02-15T10:00:00.000Z'),
    ...Array<string>(8).fill('2027-02-15T11:00:00.000Z'),
  ])
  const [notice, moved, drafted] = events.map((event) => event.data.object)
  expect(notice).toMatchObject({ object: 'invoice', billing_reason: 'upcoming', amount_due: 200 })
  expect(moved).toMatchObject({
    object: 'subscription',
    status: 'active',
    latest_invoice: (drafted as Stripe.Invoice).id,
  })
  expect(drafted).toMatchObject({ status: 'draft', billing_reason: 'subscription_cycle', attempt_count: 0 })
  const invoice = await history.stripe.invoices.retrieve((drafted as Stripe.Invoice).id, {
    expand: ['payments.data.payment.payment_intent'],
  })
  expect(invoice).toMatchObject({
    status: 'paid',
    amount_paid: 200,
    attempt_count: 1,
    parent: { subscription_details: { subscription: history.id, metadata: { donation: 'don_2' } } },
    payments: {
      data: [{ status: 'paid', payment: { payment_intent: { status: 'succeeded', amount: 200 } } }],
    },
  })
  const [line] = invoice.lines.data
  const { current_period_end: end, current_period_start: start } =
    (await history.subscription()).items.data[0] ?? {}
  expect(line?.period).toEqual({ start, end })
})

test('a subscription of the 31st is charged on the 31st if the month has one', async () => {
  const history = await subscribed('2027-01-31T10:00:00Z')
  const seen: string[][] = []
  for (const month of ['03-01', '04-01', '05-01', '06-01']) {
    await history.moveTo(`2027-${month}T00:00:00Z`)
    seen.push(datesOf(await history.subscription()))
  }
  expect(seen).toEqual([
    ['2027-02-28', '2027-03-31'],
    ['2027-03-31', '2027-04-30'],
    ['2027-04-30', '2027-05-31'],
    ['2027-05-31', '2027-06-30'],
  ])
})

test('an annual donation of 29 February renews on the 28th, and on the 29th in a leap year', async () => {
  const history = await subscribed('2028-02-29T10:00:00Z', { interval: 'year' })
  await history.moveTo('2031-06-01T00:00:00Z')
  expect(datesOf(await history.subscription())).toEqual(['2031-02-28', '2032-02-29'])
  expect((await history.invoices()).data).toHaveLength(4)
})

test('moving a year at once gives the same events and times as moving month by month', async () => {
  const leap = await subscribed('2027-01-31T10:00:00Z')
  await leap.moveTo('2028-02-15T00:00:00Z')
  const events = await leap.events()
  expect(types(events)).toEqual(Array(12).fill(renewal).flat())
  const instants = events.map((event) => event.created)
  expect(instants).toEqual([...instants].sort((one, other) => one - other))
  const invoices = (await leap.invoices()).data
  expect(invoices).toHaveLength(13)
  const numbers = invoices.map((invoice) => Number(invoice.number?.slice(-4))).reverse()
  expect(numbers).toEqual(Array.from({ length: 13 }, (_, index) => index + 1))
  for (const { created } of invoices.slice(0, 12)) expect(instants).toContain(created)
  expect((await leap.stripe.charges.list({ limit: 100 })).data).toHaveLength(13)
  await closeLife()

  const steps = await subscribed('2027-01-31T10:00:00Z')
  for (let at = Date.UTC(2027, 1, 1) / 1000; at <= Date.UTC(2028, 1, 15) / 1000; at += 5 * day)
    await steps.moveTo(at)
  await steps.moveTo('2028-02-15T00:00:00Z')
  const lived = await steps.events()
  expect([types(lived), dates(lived)]).toEqual([types(events), dates(events)])
})

test('a failed renewal is retried after 3, 5 and 7 days, then the subscription ends', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z')
  await history.loseTheCard()
  await history.moveTo('2027-02-15T12:00:00Z')
  const failure = [
    'charge.failed',
    'payment_intent.payment_failed',
    'invoice.payment_failed',
    'invoice.updated',
  ]
  expect(types((await history.events()).slice(-9))).toEqual([
    'customer.subscription.updated',
    'invoice.created',
    'invoice.finalized',
    'payment_intent.created',
    ...failure,
    'customer.subscription.updated',
  ])
  expect((await history.subscription()).status).toBe('past_due')
  const [open] = (await history.invoices()).data
  expect(open).toMatchObject({ status: 'open', attempt_count: 1, attempted: true })
  expect(open?.next_payment_attempt).toBe(Date.UTC(2027, 1, 18, 11) / 1000)

  await history.moveTo('2027-04-01T00:00:00Z')
  const later = (await history.events()).filter((event) => event.created > Date.UTC(2027, 1, 16) / 1000)
  expect(types(later)).toEqual([...failure, ...failure, ...failure, 'customer.subscription.deleted'])
  const tries = later.filter((event) => event.type === 'invoice.payment_failed')
  expect(dates(tries).map((date) => date.slice(0, 10))).toEqual(['2027-02-18', '2027-02-23', '2027-03-02'])
  expect(await history.subscription()).toMatchObject({
    status: 'canceled',
    ended_at: Date.UTC(2027, 2, 2, 11) / 1000,
    cancellation_details: { reason: 'payment_failed' },
  })
  expect((await history.invoices()).data[0]).toMatchObject({
    status: 'open',
    attempt_count: 4,
    next_payment_attempt: null,
    auto_advance: false,
  })
  const charges = await history.stripe.charges.list({ customer: history.customer })
  expect(charges.data.map((charge) => charge.status)).toEqual([
    ...Array<string>(4).fill('failed'),
    'succeeded',
  ])
})

test.each(['unpaid', 'past_due'] as const)('an account’s dunning may end with %s', async (end) => {
  const history = await subscribed('2027-01-15T10:00:00Z', { dunning: { retryDays: [1], end } })
  await history.loseTheCard()
  await history.moveTo('2027-02-20T00:00:00Z')
  expect((await history.subscription()).status).toBe(end)
  await history.moveTo('2027-03-20T00:00:00Z')
  const [newest] = (await history.invoices()).data
  expect(newest?.status).toBe(end === 'unpaid' ? 'draft' : 'open')
})

test('a new card is charged at the next retry, and the subscription is active again', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z')
  await history.loseTheCard()
  await history.moveTo('2027-02-16T00:00:00Z')
  await history.newCard()
  await history.moveTo('2027-02-19T00:00:00Z')
  expect(await history.subscription()).toMatchObject({ status: 'active' })
  expect((await history.invoices()).data[0]).toMatchObject({ status: 'paid', attempt_count: 2 })
  expect(types((await history.events()).slice(-7))).toEqual([
    'invoice.paid',
    'invoice.payment_succeeded',
    'invoice_payment.paid',
    'payment_intent.succeeded',
    'charge.succeeded',
    'customer.subscription.updated',
    'charge.updated',
  ])
})

test('an open invoice can be paid by a request: 402 while the card is declined, then paid, once', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z')
  await history.loseTheCard()
  await history.moveTo('2027-02-16T00:00:00Z')
  const invoice = String((await history.invoices()).data[0]?.id)
  await expect(history.stripe.invoices.pay(invoice)).rejects.toMatchObject({
    statusCode: 402,
    type: 'StripeCardError',
    code: 'card_declined',
    decline_code: 'generic_decline',
  })
  const refused = await history.stripe.invoices.retrieve(invoice)
  expect(refused).toMatchObject({ attempt_count: 1, next_payment_attempt: Date.UTC(2027, 1, 18, 11) / 1000 })
  expect((await history.stripe.charges.list({ customer: history.customer })).data).toHaveLength(3)
  await history.newCard()
  expect(await history.stripe.invoices.pay(invoice)).toMatchObject({ status: 'paid' })
  expect((await history.subscription()).status).toBe('active')
  await expect(history.stripe.invoices.pay(invoice)).rejects.toThrow('Invoice is already paid')
})

test('an open invoice can be voided, and its intent is cancelled', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z')
  await history.loseTheCard()
  await history.moveTo('2027-02-16T00:00:00Z')
  const invoice = String((await history.invoices()).data[0]?.id)
  expect(await history.stripe.invoices.voidInvoice(invoice)).toMatchObject({ status: 'void' })
  expect(types((await history.events()).slice(-2))).toEqual(['payment_intent.canceled', 'invoice.voided'])
  await history.moveTo('2027-03-10T00:00:00Z')
  expect(await history.stripe.invoices.retrieve(invoice)).toMatchObject({ status: 'void', attempt_count: 1 })
  await expect(history.stripe.invoices.voidInvoice(invoice)).rejects.toThrow(/open or uncollectible/)
})

test('a card that always needs 3-D Secure fails its renewal, and says that the customer must act', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z', { card: '4000002760003184' })
  await history.moveTo('2027-02-15T12:00:00Z')
  expect(types((await history.events()).slice(-5))).toEqual([
    'payment_intent.requires_action',
    'invoice.payment_action_required',
    'invoice.payment_failed',
    'invoice.updated',
    'customer.subscription.updated',
  ])
  expect((await history.subscription()).status).toBe('past_due')
})

test('a card that needed 3-D Secure only at the first payment renews without it', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z', { card: '4000002500003155' })
  await history.moveTo('2027-02-15T12:00:00Z')
  expect(types(await history.events())).toEqual(renewal)
})
