import { describe, expect, it } from 'vitest'
import { isGivenBack, isId, leftToRefund, nextState, typedAmountOf, type DonationState } from './rules'
import type { StripeSnapshot } from '../stripe/stripe-snapshot'

const payment = {
  paymentIntentId: 'pi_1',
  chargeId: 'ch_1',
  invoiceId: null,
  amountMinor: 200,
  currency: 'usd',
  paidAt: new Date('2026-11-23T12:00:00Z'),
  fee: null,
  refunds: [],
  disputes: [],
}
const unpaid: StripeSnapshot = {
  session: 'open',
  hasFailed: false,
  donorEmail: null,
  customerId: null,
  subscription: null,
  payments: [],
}
const paid: StripeSnapshot = { ...unpaid, session: 'complete', payments: [payment] }
const running = {
  id: 'sub_1',
  status: 'active',
  nextChargeAt: new Date('2026-12-23T12:00:00Z'),
  endsAt: null,
  hasEndedUnpaid: false,
  failed: null,
  amount: { minor: 200, currency: 'usd' },
  frequency: 'monthly',
  isPaused: false,
  resumesAt: null,
  anchorAt: new Date('2026-11-23T12:00:00Z'),
  movedTo: null,
  card: { id: 'pm_1', brand: 'visa', last4: '4242', expiresOn: '2034-12-31', isSubscriptions: true },
} as const
const monthly = (status: 'active' | 'past_due' | 'ended', endsAt: Date | null = null): StripeSnapshot => ({
  ...paid,
  subscription: { ...running, status, endsAt },
})
const next = (current: DonationState, snapshot: StripeSnapshot, frequency: 'once' | 'monthly' = 'monthly') =>
  nextState(current, { snapshot, frequency })

describe('the state of a donation', () => {
  it('is scheduled if its first charge was agreed for a later day, until that is paid, fails or is cancelled', () => {
    const later = { ...running, movedTo: running.nextChargeAt }
    const agreed = (subscription: NonNullable<StripeSnapshot['subscription']>): StripeSnapshot => ({
      ...unpaid,
      session: 'complete',
      subscription,
    })
    expect(next('pending', agreed(later))).toBe('scheduled')
    expect(next('expired', agreed(later))).toBe('scheduled')
    expect(next('scheduled', agreed(later))).toBe('scheduled')
    expect(next('scheduled', monthly('active'))).toBe('active')
    expect(next('scheduled', agreed({ ...later, status: 'past_due' }))).toBe('past_due')
    expect(next('scheduled', agreed({ ...later, status: 'ended' }))).toBe('ended')
    expect(next('scheduled', agreed({ ...later, nextChargeAt: null, endsAt: later.movedTo }))).toBe('ending')
    expect(next('ending', agreed(later))).toBe('scheduled')
    expect(next('pending', { ...agreed(later), session: 'expired' })).toBe('expired')
    const never = { ...running, status: 'ended' } as const
    expect(next('pending', { ...unpaid, session: 'complete', subscription: never })).toBe('expired')
    expect(next('pending', { ...unpaid, session: 'complete', hasFailed: true }, 'once')).toBe('expired')
    expect(next('expired', paid, 'once')).toBe('paid')
    // What was paid does not go back.
    expect(next('active', agreed(later))).toBe('active')
  })

  it('is paid by a payment, not by a completed session', () => {
    expect(next('pending', { ...unpaid, session: 'complete' }, 'once')).toBe('pending')
    expect(next('pending', { ...unpaid, session: 'complete', subscription: running })).toBe('pending')
    expect(next('pending', paid, 'once')).toBe('paid')
    expect(next('pending', monthly('active'))).toBe('active')
  })

  it('follows a monthly donation through failure, recovery, notice and end', () => {
    expect(next('active', monthly('past_due'))).toBe('past_due')
    expect(next('past_due', monthly('active'))).toBe('active')
    expect(next('active', monthly('active', running.nextChargeAt))).toBe('ending')
    expect(next('ending', monthly('active'))).toBe('active')
    // With an end date it is active until its last charge.
    expect(next('active', monthly('active', new Date('2031-01-01T00:00:00Z')))).toBe('active')
    expect(next('ending', monthly('ended'))).toBe('ended')
  })

  it('never goes back, however late an event is', () => {
    expect(next('paid', unpaid, 'once')).toBe('paid')
    expect(next('paid', { ...unpaid, session: 'expired' }, 'once')).toBe('paid')
    expect(next('active', unpaid)).toBe('active')
    expect(next('ended', monthly('active'))).toBe('ended')
  })

  it('is refunded in whole or in part, and restored when a refund fails', () => {
    const refund = (amountMinor: number, status = 'succeeded') => ({
      id: 're_1',
      amountMinor,
      currency: 'usd',
      status,
      refundedAt: payment.paidAt,
      failureReason: null,
      pendingReason: null,
      orderId: null,
    })
    const refunded = (...refunds: ReturnType<typeof refund>[]) => ({
      ...paid,
      payments: [{ ...payment, refunds }],
    })
    expect(next('paid', refunded(refund(100)), 'once')).toBe('paid')
    expect(next('paid', refunded(refund(100), refund(100)), 'once')).toBe('refunded')
    expect(next('refunded', refunded(refund(200, 'failed')), 'once')).toBe('paid')
  })

  it('expires unpaid, and is still paid if the money arrives after all', () => {
    expect(next('pending', { ...unpaid, session: 'expired' }, 'once')).toBe('expired')
    expect(next('expired', paid, 'once')).toBe('paid')
    expect(next('expired', monthly('active'))).toBe('active')
    expect(next('expired', monthly('ended'))).toBe('expired')
  })

  it('is the state that Stripe gives, even if all earlier events were missed', () => {
    expect(next('pending', monthly('past_due'))).toBe('past_due')
    expect(next('pending', monthly('ended'))).toBe('ended')
    expect(next('pending', monthly('active', running.nextChargeAt))).toBe('ending')
    expect(next('past_due', monthly('active', running.nextChargeAt))).toBe('ending')
    expect(next('past_due', monthly('ended'))).toBe('ended')
    expect(next('active', monthly('ended'))).toBe('ended')
    expect(next('ending', monthly('past_due'))).toBe('past_due')
  })

  it('is pending while a payment is there and its subscription is not', () => {
    expect(next('pending', paid)).toBe('pending')
  })

  it('is refunded only if every payment was', () => {
    const refund = { ...payment, id: 're_1', status: 'succeeded', refundedAt: payment.paidAt }
    const back = {
      ...payment,
      refunds: [{ ...refund, failureReason: null, pendingReason: null, orderId: null }],
    }
    expect(next('pending', { ...paid, payments: [back] }, 'once')).toBe('refunded')
    expect(next('expired', { ...paid, payments: [back] }, 'once')).toBe('refunded')
    expect(next('paid', { ...paid, payments: [back, payment] }, 'once')).toBe('paid')
  })
})

describe('what is left of a payment to refund', () => {
  const left = (
    refunds: { amountMinor: number; status: string }[],
    refundOrders: Parameters<typeof leftToRefund>[0]['refundOrders'] = [],
  ) => leftToRefund({ amountMinor: 2500, refunds, refundOrders })

  it('is all of it, less each refund that returned money or may still do so', () => {
    expect(left([])).toBe(2500)
    expect(left([{ amountMinor: 500, status: 'succeeded' }])).toBe(2000)
    expect(
      left([
        { amountMinor: 500, status: 'pending' },
        { amountMinor: 300, status: 'succeeded' },
        { amountMinor: 900, status: 'failed' },
        { amountMinor: 900, status: 'canceled' },
      ]),
    ).toBe(1700)
  })

  it('does not count an order twice once Stripe has accepted it', () => {
    expect(left([], [{ amountMinor: 400, state: 'ordered' }])).toBe(2100)
    expect(
      left(
        [{ amountMinor: 400, status: 'pending' }],
        [
          { amountMinor: 400, state: 'accepted' },
          { amountMinor: 100, state: 'ordered' },
          { amountMinor: 200, state: 'ordered' },
          { amountMinor: 700, state: 'refused' },
        ],
      ),
    ).toBe(1800)
  })

  it('counts every refund except one that failed or was cancelled', () => {
    const statuses = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled']
    expect(statuses.filter((status) => isGivenBack({ status }))).toEqual(statuses.slice(0, 3))
  })
})

it('takes only a lower-case UUID for a donation id', () => {
  const id = '0193f0a2-1111-7222-8333-444455556666'
  expect(isId(id)).toBe(true)
  for (const other of [
    '',
    id.toUpperCase(),
    `${id}0`,
    `0${id}`,
    id.slice(1),
    `${id}\n`,
    id.replaceAll('-', ''),
  ])
    expect(isId(other)).toBe(false)
})

describe('the amount in a submitted box', () => {
  it('is the one chosen for the frequency', () => {
    const box = { frequency: 'monthly', 'amount-once': '50', 'amount-monthly': '10' }
    expect(typedAmountOf(box)).toBe('10')
    expect(typedAmountOf({ ...box, other: ' ' })).toBe('10')
    expect(typedAmountOf({ ...box, frequency: 'annual' })).toBe('')
    expect(typedAmountOf({})).toBe('')
  })

  it('is the typed one if there is any, as it was typed', () => {
    expect(typedAmountOf({ frequency: 'once', 'amount-once': '50', other: ' 12,50' })).toBe(' 12,50')
  })

  it.each([
    // A browser with a script sends only the last choice.
    [{ other: '7' }, '7'],
    [{ 'amount-once': '50', other: '' }, '50'],
    // Without one, the shown preset was not pressed, so the typed amount counts,
    [{ 'amount-once': '25', other: '7' }, '7'],
    // another preset was pressed, which hid the field,
    [{ 'amount-once': '50', other: '7' }, '50'],
    // or the shown one was pressed, in its second copy,
    [{ 'amount-once': '25.0', other: '7' }, '25.0'],
    // or the field was brought back.
    [{ 'amount-once': 'own', other: '7' }, '7'],
    [{ 'amount-once': 'own', other: '' }, ''],
  ])('is the last choice of %o', (choice, amount) => {
    expect(typedAmountOf({ frequency: 'once', 'shown-once': '25', ...choice })).toBe(amount)
  })

  it('is a pressed preset, if a link had filled in the field', () => {
    const box = { frequency: 'once', 'shown-once': '', other: '7' }
    expect(typedAmountOf(box)).toBe('7')
    expect(typedAmountOf({ ...box, 'amount-once': '50' })).toBe('50')
  })
})
