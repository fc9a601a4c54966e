import type Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { idOf } from './attempt'
import { monthly, openTestAccount, payAsAda } from '../testing/test-account'

let close: (() => Promise<void>) | null = null
afterEach(async () => {
  await close?.()
  close = null
})

const day = 86_400

/** An account whose clock the test moves. */
async function open() {
  const clock = { at: new Date('2026-11-28T12:00:00Z') }
  const account = await openTestAccount({ now: () => clock.at })
  close = () => account.close()
  return {
    account,
    stripe: account.stripe(),
    now: () => Math.floor(clock.at.getTime() / 1000),
    async moveTo(instant: string) {
      clock.at = new Date(instant)
      await account.sandbox().clockMoved()
    },
  }
}

/** A subscription that is charged a month later, paid for with this card. */
async function startLater(given: Awaited<ReturnType<typeof open>>, card = '4242 4242 4242 4242') {
  const { stripe, now } = given
  const trial_end = now() + 30 * day
  const session = await stripe.checkout.sessions.create(
    monthly({ subscription_data: { trial_end, metadata: { donation: 'don_3' } } }),
  )
  const paid = await payAsAda(session, { card })
  return { trial_end, paid, session: await stripe.checkout.sessions.retrieve(session.id) }
}

const typesOf = async (stripe: Stripe) =>
  (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse()

test('a first charge ahead: the card is saved, the subscription trials, and its first invoice is over nothing', async () => {
  const given = await open()
  const { stripe } = given
  const { session, trial_end } = await startLater(given)
  expect(session).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    amount_total: 0,
    setup_intent: null,
    customer_details: { email: 'ada@example.com' },
  })
  const subscription = await stripe.subscriptions.retrieve(idOf(session.subscription) ?? '', {
    expand: ['default_payment_method', 'latest_invoice'],
  })
  expect(subscription).toMatchObject({
    status: 'trialing',
    trial_end,
    billing_cycle_anchor: trial_end,
    metadata: { donation: 'don_3' },
    default_payment_method: { card: { last4: '4242' }, customer: session.customer },
    latest_invoice: { status: 'paid', amount_due: 0, billing_reason: 'subscription_create' },
    items: { data: [{ current_period_end: trial_end, price: { unit_amount: 200 } }] },
  })
  expect((await stripe.charges.list()).data).toEqual([])
  expect(await typesOf(stripe)).toEqual([
    ...['setup_intent.created', 'customer.created', 'payment_method.attached', 'setup_intent.succeeded'],
    ...['checkout.session.completed', 'customer.updated', 'customer.subscription.created'],
    ...['invoice.created', 'invoice.finalized', 'invoice.paid', 'invoice.payment_succeeded'],
  ])
})

test('it is charged an hour after the day, and then every month from that day on', async () => {
  const given = await open()
  const { session } = await startLater(given)
  await given.moveTo('2026-12-28T12:30:00Z')
  expect((await given.stripe.charges.list()).data).toEqual([])
  await given.moveTo('2027-01-28T13:30:00Z')
  const { data } = await given.stripe.charges.list()
  expect(data.map(({ amount, status, created }) => [amount, status, created])).toEqual([
    [200, 'succeeded', Date.parse('2027-01-28T13:00:00Z') / 1000],
    [200, 'succeeded', Date.parse('2026-12-28T13:00:00Z') / 1000],
  ])
  const { status } = await given.stripe.subscriptions.retrieve(idOf(session.subscription) ?? '')
  expect(status).toBe('active')
})

test('a card that is refused when it is saved starts nothing; one that fails later is saved', async () => {
  const given = await open()
  const refused = await startLater(given, '4000 0000 0000 0002')
  expect(refused.paid.status).toBe(402)
  expect(refused.session).toMatchObject({ status: 'open', subscription: null })
  const [intent] = (await given.stripe.setupIntents.list()).data
  expect(intent).toMatchObject({
    status: 'requires_payment_method',
    last_setup_error: { code: 'card_declined', decline_code: 'generic_decline' },
  })
  const saved = await startLater(given, '4000 0000 0000 0341')
  expect(saved.session.status).toBe('complete')
  await given.moveTo('2026-12-28T13:30:00Z')
  const { status } = await given.stripe.subscriptions.retrieve(idOf(saved.session.subscription) ?? '')
  expect(status).toBe('past_due')
})

test('the first charge is two days to two years ahead, with Stripe’s messages', async () => {
  const { stripe, now } = await open()
  const create = (trial_end: number) =>
    stripe.checkout.sessions.create(monthly({ subscription_data: { trial_end } }))
  await expect(create(now() + 2 * day - 1)).rejects.toMatchObject({
    message: 'The `trial_end` date has to be at least 2 days in the future.',
  })
  await expect(create(now() + 731 * day)).rejects.toMatchObject({
    param: 'subscription_data[trial_end]',
  })
  expect((await create(now() + 2 * day)).status).toBe('open')
})

const setup = (customer: string): Stripe.Checkout.SessionCreateParams => ({
  mode: 'setup',
  currency: 'usd',
  customer,
  success_url: 'http://localhost:3000/done',
  setup_intent_data: { metadata: { change: 'change_1' } },
})

test('setup mode saves a card of its customer, asks the bank, and changes no default', async () => {
  const { stripe } = await open()
  const customer = await stripe.customers.create({ email: 'ada@example.com' })
  const session = await stripe.checkout.sessions.create(setup(customer.id))
  expect(session).toMatchObject({ amount_total: null, payment_status: 'no_payment_required' })
  expect((await payAsAda(session, { card: '4000 0025 0000 3155', threeDSecure: 'fail' })).location).toBeNull()
  const done = await payAsAda(session, { card: '4000 0025 0000 3155' })
  expect(done.location).toBe('http://localhost:3000/done')
  const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] })
  const intent = after.setup_intent as Stripe.SetupIntent
  expect(intent).toMatchObject({
    status: 'succeeded',
    customer: customer.id,
    metadata: { change: 'change_1' },
  })
  const { data } = await stripe.customers.listPaymentMethods(customer.id)
  expect(data.map(({ id }) => id)).toEqual([intent.payment_method])
  const unchanged = await stripe.customers.retrieve(customer.id)
  expect(unchanged).toMatchObject({ invoice_settings: { default_payment_method: null } })
})

test('setup mode takes no amount, and its intent is cancelled with an expired session', async () => {
  const { stripe } = await open()
  const { id } = await stripe.customers.create({ email: 'ada@example.com' })
  const withLines = { ...setup(id), line_items: monthly().line_items ?? [] }
  await expect(stripe.checkout.sessions.create(withLines)).rejects.toMatchObject({ param: 'line_items' })
  const session = await stripe.checkout.sessions.create(setup(id))
  await stripe.checkout.sessions.expire(session.id)
  const intent = await stripe.setupIntents.retrieve(idOf(session.setup_intent) ?? '')
  expect(intent).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
})
