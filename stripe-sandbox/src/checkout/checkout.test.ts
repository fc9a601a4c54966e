import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { monthly, oneTime, openTestAccount, payAsAda, until } from '../testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeEach(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterEach(() => account.close())

const eventTypes = async () => {
  const events = await stripe.events.list({ limit: 100 })
  return events.data.map((event) => event.type).reverse()
}

test('a new session is open, unpaid and has a page', async () => {
  const session = await stripe.checkout.sessions.create(oneTime())
  expect(session).toMatchObject({
    object: 'checkout.session',
    mode: 'payment',
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 2500,
    currency: 'usd',
    payment_intent: null,
    customer: null,
    customer_details: null,
    submit_type: 'donate',
    metadata: { donation: 'don_1' },
  })
  expect(session.id).toMatch(/^cs_test_[A-Za-z0-9]{58}$/)
  expect(session.url).toBe(`${account.url()}/c/pay/${session.id}`)
  expect(session.expires_at - session.created).toBe(86_400)
})

test('a one-time donation: paid session, one payment intent, one charge, and a redirect with the session id', async () => {
  const session = await stripe.checkout.sessions.create(oneTime())
  const result = await payAsAda(session)
  expect(result).toMatchObject({
    status: 303,
    location: `http://localhost:3000/donate/thank-you?session_id=${session.id}`,
  })
  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'],
  })
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    customer: null,
    customer_details: { email: 'ada@example.com', name: 'Ada Lovelace' },
    line_items: { data: [{ description: 'One-time donation', amount_total: 2500, quantity: 1 }] },
    payment_intent: {
      object: 'payment_intent',
      status: 'succeeded',
      amount_received: 2500,
      metadata: { donation: 'don_1' },
      latest_charge: {
        object: 'charge',
        paid: true,
        status: 'succeeded',
        balance_transaction: { amount: 2500, fee: 103, net: 2397 },
        payment_method_details: { card: { brand: 'visa', last4: '4242' } },
      },
    },
  })
})

test('the events of a one-time donation come in the order seen at Stripe', async () => {
  await payAsAda(await stripe.checkout.sessions.create(oneTime()))
  expect(await eventTypes()).toEqual([
    'charge.succeeded',
    'payment_intent.succeeded',
    'payment_intent.created',
    'checkout.session.completed',
    'charge.updated',
  ])
})

test('a monthly donation: customer, active subscription, paid invoice and their links', async () => {
  const session = await stripe.checkout.sessions.create(monthly())
  expect(session.subscription).toBeNull()
  await payAsAda(session)
  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['subscription.latest_invoice.payments', 'customer', 'invoice'],
  })
  const subscription = paid.subscription as Stripe.Subscription
  const invoice = subscription.latest_invoice as Stripe.Invoice
  const payment = invoice.payments?.data[0]
  expect(paid).toMatchObject({
    payment_status: 'paid',
    payment_intent: null,
    customer: { email: 'ada@example.com' },
  })
  expect(subscription).toMatchObject({
    status: 'active',
    metadata: { donation: 'don_2' },
    cancel_at_period_end: false,
    items: {
      data: [
        { quantity: 1, price: { unit_amount: 200, recurring: { interval: 'month', interval_count: 1 } } },
      ],
    },
  })
  expect(invoice).toMatchObject({
    status: 'paid',
    amount_paid: 200,
    billing_reason: 'subscription_create',
    parent: { subscription_details: { subscription: subscription.id, metadata: { donation: 'don_2' } } },
    lines: { data: [{ description: '1 × Monthly donation (at $2.00 / month)', amount: 200 }] },
  })
  expect(invoice.number).toMatch(/^[A-Z0-9]{8}-0001$/)
  const intent = await stripe.paymentIntents.retrieve(payment?.payment.payment_intent as string)
  expect(intent).toMatchObject({ status: 'succeeded', customer: subscription.customer })
  const found = await stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: intent.id },
  })
  expect(found.data.map((each) => each.invoice)).toEqual([invoice.id])
})

test('the events of a monthly donation come in the order seen at Stripe', async () => {
  await payAsAda(await stripe.checkout.sessions.create(monthly()))
  expect(await eventTypes()).toEqual([
    'customer.created',
    'charge.succeeded',
    'payment_method.attached',
    'checkout.session.completed',
    'customer.updated',
    'customer.subscription.created',
    'payment_intent.succeeded',
    'payment_intent.created',
    'invoice.created',
    'invoice.finalized',
    'invoice.paid',
    'invoice.payment_succeeded',
    'invoice_payment.paid',
    'charge.updated',
  ])
})

test('a period that begins on 31 January ends on the last day of February', async () => {
  const untilJanuary = Date.parse('2027-01-31T10:00:00Z') - Date.now()
  await account.moveClock(untilJanuary)
  const session = await stripe.checkout.sessions.create(monthly())
  await payAsAda(session)
  const [subscription] = (await stripe.subscriptions.list()).data
  const end = subscription?.items.data[0]?.current_period_end ?? 0
  expect(new Date(end * 1000).toISOString().slice(0, 13)).toBe('2027-02-28T10')
})

test('a second donation of the same customer gets the next invoice number and makes no second customer', async () => {
  const first = await stripe.checkout.sessions.create(monthly())
  await payAsAda(first)
  const customer = (await stripe.checkout.sessions.retrieve(first.id)).customer as string
  const second = await stripe.checkout.sessions.create(monthly({ customer: customer }))
  await payAsAda(second, { email: 'someone.else@example.com' })
  const invoices = await stripe.invoices.list({ customer: customer })
  expect(invoices.data.map((invoice) => invoice.number?.slice(-4))).toEqual(['0002', '0001'])
  const paid = await stripe.checkout.sessions.retrieve(second.id)
  expect(paid.customer_details?.email).toBe('ada@example.com')
  expect((await stripe.customers.list()).data).toHaveLength(1)
})

test('a declined card, then a good one: one payment intent, two charges, one of them succeeded', async () => {
  const session = await stripe.checkout.sessions.create(oneTime())
  const declined = await payAsAda(session, { card: '4000 0000 0000 9995' })
  expect(declined.status).toBe(402)
  expect(declined.html).toContain('Your card has insufficient funds.')
  const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(open).toMatchObject({
    status: 'open',
    payment_intent: {
      status: 'requires_payment_method',
      last_payment_error: { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' },
    },
  })
  const result = await payAsAda(session)
  expect(result.status).toBe(303)
  const intent = (open.payment_intent as Stripe.PaymentIntent).id
  const charges = await stripe.charges.list({ payment_intent: intent })
  expect(charges.data.map((charge) => charge.status)).toEqual(['succeeded', 'failed'])
  expect((await stripe.paymentIntents.list()).data.map((each) => [each.id, each.status])).toEqual([
    [intent, 'succeeded'],
  ])
  const types = await eventTypes()
  expect(types.slice(0, 3)).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ])
  expect(types.filter((type) => type === 'payment_intent.created')).toHaveLength(1)
})

test('a declined monthly donation leaves no subscription, customer or invoice', async () => {
  const session = await stripe.checkout.sessions.create(monthly())
  await payAsAda(session, { card: '4000 0000 0000 0002' })
  expect((await stripe.subscriptions.list({ status: 'all' })).data).toEqual([])
  expect((await stripe.customers.list()).data).toEqual([])
  expect((await stripe.invoices.list()).data).toEqual([])
  await payAsAda(session)
  const charges = await stripe.charges.list()
  expect(charges.data.map((charge) => charge.status)).toEqual(['succeeded', 'failed'])
})

test('pressing the button twice at once makes one charge, and both presses arrive', async () => {
  const session = await stripe.checkout.sessions.create(monthly())
  const results = await Promise.all([payAsAda(session), payAsAda(session), payAsAda(session)])
  expect(results.map((result) => result.status)).toEqual([303, 303, 303])
  expect((await stripe.charges.list()).data).toHaveLength(1)
  expect((await stripe.subscriptions.list()).data).toHaveLength(1)
})

test('sending the same declined form again makes no second attempt', async () => {
  const session = await stripe.checkout.sessions.create(oneTime())
  const form = new URLSearchParams({
    attempt: '0',
    email: 'ada@example.com',
    cardNumber: '4000000000000002',
    cardExpiry: '12/60',
    cardCvc: '123',
    billingName: 'Ada',
  })
  const press = () => fetch(String(session.url), { method: 'POST', body: form })
  expect((await press()).status).toBe(402)
  expect((await press()).status).toBe(409)
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

test('an unpaid session expires with the clock, by event and page, and takes no card', async () => {
  const session = await stripe.checkout.sessions.create(oneTime())
  await payAsAda(session, { card: '4000000000000002' })
  await account.moveClock(24 * 3600_000 + 1000)
  await until('the event of the expiry', () => account.receiver.types().includes('checkout.session.expired'))
  const expired = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(expired).toMatchObject({ status: 'expired', url: null, payment_intent: { status: 'canceled' } })
  const page = await payAsAda(session)
  expect(page.status).toBe(410)
  expect(page.html).toContain('This page has expired')
})

test('an open session can be expired by a request, and only once', async () => {
  const session = await stripe.checkout.sessions.create(oneTime())
  expect((await stripe.checkout.sessions.expire(session.id)).status).toBe('expired')
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow(
    /Only Checkout Sessions with a status/,
  )
})

test('a completed session that is opened again says that it is done and links on', async () => {
  const session = await stripe.checkout.sessions.create(oneTime())
  await payAsAda(session)
  const page = await fetch(String(session.url))
  const text = await page.text()
  expect(text).toContain('This payment is done')
  expect(text).toContain(`session_id=${session.id}`)
})

test('the browser is redirected only when the completed event has been delivered', async () => {
  const session = await stripe.checkout.sessions.create(monthly())
  await payAsAda(session)
  expect(account.receiver.types()).toContain('checkout.session.completed')
})

test('payment mode makes a customer only if the request asks for one', async () => {
  const guest = await stripe.checkout.sessions.create(oneTime())
  await payAsAda(guest)
  const known = await stripe.checkout.sessions.create(oneTime({ customer_creation: 'always' }))
  await payAsAda(known)
  const paid = await stripe.checkout.sessions.retrieve(known.id, { expand: ['payment_intent'] })
  const [customer] = (await stripe.customers.list()).data
  expect((await stripe.customers.list()).data).toHaveLength(1)
  expect(paid.customer).toBe(customer?.id)
  expect((paid.payment_intent as Stripe.PaymentIntent).customer).toBe(customer?.id)
})

test('lists are filtered, newest first, and paged', async () => {
  const sessions: string[] = []
  for (const amount of [100, 200, 300]) {
    const price_data = { currency: 'eur', unit_amount: amount, product_data: { name: 'Donation' } }
    sessions.unshift(
      (await stripe.checkout.sessions.create(oneTime({ line_items: [{ quantity: 1, price_data }] }))).id,
    )
  }
  const page = await stripe.checkout.sessions.list({ limit: 2 })
  expect([page.data.map((each) => each.id), page.has_more]).toEqual([sessions.slice(0, 2), true])
  const all = await stripe.checkout.sessions.list({ limit: 1 }).autoPagingToArray({ limit: 10 })
  expect(all.map((each) => each.id)).toEqual(sessions)
  const open = await stripe.checkout.sessions.list({ status: 'complete' })
  expect(open.data).toEqual([])
  const items = await stripe.checkout.sessions.listLineItems(String(sessions[0]))
  expect(items.data.map((item) => item.amount_total)).toEqual([300])
})
