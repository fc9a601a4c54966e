import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isLuhnValid } from './cards'
import { testCards, unplayedCards } from './test-cards'
import { oneTime, openTestAccount, payAsAda } from '../testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeAll(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterAll(() => account.close())

async function payWith(changes: Parameters<typeof payAsAda>[1]) {
  const session = await stripe.checkout.sessions.create(oneTime())
  const result = await payAsAda(session, changes)
  const after = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge'],
  })
  const intent = after.payment_intent as Stripe.PaymentIntent | null
  return { session: after, intent, charge: intent?.latest_charge as Stripe.Charge | null, result }
}

test.each([
  ['4242424242424242', 'visa'],
  ['5555 5555 5555 4444', 'mastercard'],
  ['3782 822463 10005', 'amex'],
])('%s succeeds as %s', async (card, brand) => {
  const { session, charge } = await payWith({ card })
  expect(session.payment_status).toBe('paid')
  expect(charge?.payment_method_details?.card).toMatchObject({
    brand,
    last4: card.slice(-4),
    exp_month: 12,
    exp_year: 2060,
  })
})

test.each([
  ['4000000000000002', 'card_declined', 'generic_decline', 'Your card was declined.'],
  ['4000000000009995', 'card_declined', 'insufficient_funds', 'Your card has insufficient funds.'],
  ['4000000000009987', 'card_declined', 'lost_card', 'Your card was declined.'],
  ['4000000000009979', 'card_declined', 'stolen_card', 'Your card was declined.'],
  ['4000000000000069', 'expired_card', undefined, 'Your card has expired.'],
  ['4000000000000127', 'incorrect_cvc', undefined, "Your card's security code is incorrect."],
  ['4000000000000119', 'processing_error', undefined, 'An error occurred while processing your card.'],
  ['4242424242424241', 'incorrect_number', undefined, 'Your card number is incorrect.'],
  [
    '4000000000006975',
    'card_declined',
    'card_velocity_exceeded',
    'Your card was declined for making repeated',
  ],
  ['4000000000000341', 'card_declined', 'generic_decline', 'Your card was declined.'],
  ['4100000000000019', 'card_declined', 'fraudulent', 'Your card was declined.'],
  [
    '4111111111111111',
    'card_declined',
    'test_mode_live_card',
    'Your card was declined. Your request was in test mode',
  ],
])('%s is declined with %s / %s', async (card, code, declineCode, message) => {
  const { session, intent, charge, result } = await payWith({ card })
  expect(result.status).toBe(402)
  expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid' })
  expect(intent?.status).toBe('requires_payment_method')
  expect(intent?.last_payment_error).toMatchObject({ type: 'card_error', code, charge: charge?.id })
  expect(intent?.last_payment_error?.decline_code).toBe(declineCode)
  expect(intent?.last_payment_error?.message).toContain(message)
  expect(charge).toMatchObject({ status: 'failed', paid: false, failure_code: code })
})

test.each(['4000002500003155', '4000002760003184', '4000003800000446'])(
  '%s needs 3-D Secure, and pays when that is completed',
  async (card) => {
    const { session, charge, result } = await payWith({ card, threeDSecure: 'complete' })
    expect(result.status).toBe(303)
    expect(session.payment_status).toBe('paid')
    expect(charge?.payment_method_details?.card?.three_d_secure?.result).toBe('authenticated')
  },
)

test('a failed 3-D Secure answer makes no charge and leaves the session open for another card', async () => {
  const { session, intent, charge, result } = await payWith({
    card: '4000002500003155',
    threeDSecure: 'fail',
  })
  expect(result.html).toContain('We are unable to authenticate your payment method.')
  expect(intent).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  })
  expect(charge).toBeNull()
  expect((await payAsAda(session)).status).toBe(303)
  const charges = await stripe.charges.list({ payment_intent: String(intent?.id) })
  expect(charges.data.map((each) => each.status)).toEqual(['succeeded'])
})

test.each([
  ['4000008400001629', 'generic_decline'],
  ['4000008260003178', 'insufficient_funds'],
])('%s needs 3-D Secure and is then declined with %s', async (card, declineCode) => {
  const { session, intent, charge } = await payWith({ card })
  expect(session.status).toBe('open')
  expect(intent?.last_payment_error?.decline_code).toBe(declineCode)
  expect(charge?.status).toBe('failed')
})

test('a session waiting for 3-D Secure says so in its payment intent, and an old step has no effect', async () => {
  const session = await stripe.checkout.sessions.create(oneTime())
  const press = (card: string, attempt: string) =>
    fetch(String(session.url), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        attempt,
        email: 'ada@example.com',
        cardNumber: card,
        cardExpiry: '12/60',
        cardCvc: '123',
        billingName: 'Ada',
      }),
    })
  const asked = await press('4000002500003155', '0')
  expect(asked.headers.get('location')).toContain('/authenticate?attempt=1')
  const waiting = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(waiting.payment_intent).toMatchObject({
    status: 'requires_action',
    next_action: { type: 'use_stripe_sdk' },
  })
  await press('4000000000000002', '1')
  const late = await fetch(`${session.url}/authenticate`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ attempt: '1', answer: 'complete' }),
  })
  expect(late.headers.get('location')).toBe(`/c/pay/${session.id}`)
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('unpaid')
})

test.each([
  ['cardNumber', { card: '4242' }, 'Your card number is incomplete.'],
  ['cardNumber', { card: '4242 4242 4242 4243' }, 'Your card number is invalid.'],
  ['cardNumber', { card: 'four' }, 'A card number has only digits'],
  ['cardExpiry', { expiry: '12/20' }, 'Your card&#39;s expiration date is in the past.'],
  ['cardExpiry', { expiry: '13/40' }, 'Type the expiry as month and year'],
  ['cardCvc', { cvc: '12' }, 'Type the 3 digits of the CVC'],
  ['cardCvc', { card: '378282246310005', cvc: '123' }, 'Type the 4 digits of the CVC'],
  ['email', { email: 'ada' }, 'Type an email address'],
  ['billingName', { name: ' ' }, 'Type the name on the card'],
])('a wrong %s (%o) is reported at the field, and no charge is tried', async (field, changes, message) => {
  const { session, result } = await payWith(changes)
  expect(result.status).toBe(422)
  expect(result.html).toContain(`href="#${field}"`)
  expect(result.html).toContain(`id="${field}-error"`)
  expect(result.html).toContain(message)
  expect(session.payment_intent).toBeNull()
})

test('no page and no object ever holds a card number or CVC', async () => {
  const { result, session } = await payWith({ card: '4111 1111 1111 1111', cvc: '987' })
  const everything = [
    result.html,
    JSON.stringify(await stripe.events.list({ limit: 100 })),
    JSON.stringify(
      await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] }),
    ),
  ].join('\n')
  expect(/4111 ?1111/.test(everything)).toBe(false)
  expect(everything.includes('"987"')).toBe(false)
})

test('every listed test card except the one with a wrong number has a valid check digit', () => {
  const invalid = testCards.filter((card) => !isLuhnValid(card.number.replace(/ /g, '')))
  expect(invalid.map((card) => card.name)).toEqual(['wrong number'])
  expect([...unplayedCards.keys()].filter((number) => !isLuhnValid(number))).toEqual([])
})

test('no two test cards share a number or a name, and none is both played and a gap', () => {
  const numbers = testCards.map(({ number }) => number.replace(/ /g, ''))
  expect(new Set(numbers).size).toBe(testCards.length)
  expect(new Set(testCards.map(({ name }) => name)).size).toBe(testCards.length)
  expect(numbers.filter((number) => unplayedCards.has(number))).toEqual([])
})

test.each(['3056930009020004', '6205500000000000004', '4000008260000000', '4000000000003055'])(
  '%s is one of Stripe’s test cards, and pays',
  async (card) => expect((await payWith({ card })).session.payment_status).toBe('paid'),
)

test.each([...unplayedCards].slice(0, 3))(
  '%s is a reported gap, and no charge is tried',
  async (card, gap) => {
    const { session, result } = await payWith({ card })
    expect([result.status, result.html]).toEqual([501, expect.stringContaining(gap.slice(0, 20)) as string])
    expect(session).toMatchObject({ status: 'open', payment_intent: null })
  },
)

test('a payment that is disputed as not received says so', async () => {
  const { charge } = await payWith({ card: '4000000000002685' })
  const [dispute] = (await stripe.disputes.list({ charge: charge?.id ?? '' })).data
  expect(dispute).toMatchObject({ reason: 'product_not_received', network_reason_code: '13.1' })
})
