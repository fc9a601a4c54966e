import { describe, expect, it } from 'vitest'
import { nameCard } from './notifications/card-rules'
import { nextState, possibleChanges, standingOf, subjectOf, type DonationState } from './rules'
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
  })
})

describe('the subject of an event', () => {
  const metadata = { donation_id: 'd-1' }

  it('is in the metadata of session, payment intent and subscription', () => {
    expect(subjectOf({ type: 'checkout.session.completed', object: { id: 'cs_1', metadata } })).toEqual({
      donationId: 'd-1',
      sessionId: 'cs_1',
      subscriptionId: null,
      paymentIntentId: null,
      customerId: null,
    })
    expect(subjectOf({ type: 'customer.subscription.deleted', object: { id: 'sub_1', metadata } })).toEqual({
      donationId: 'd-1',
      sessionId: null,
      subscriptionId: 'sub_1',
      paymentIntentId: null,
      customerId: null,
    })
  })

  it('is in the subscription metadata that an invoice repeats', () => {
    const object = { id: 'in_1', parent: { subscription_details: { metadata, subscription: 'sub_1' } } }
    expect(subjectOf({ type: 'invoice.paid', object })).toMatchObject({
      donationId: 'd-1',
      subscriptionId: 'sub_1',
    })
  })

  it('is the payment itself if the event is about one', () => {
    const subject = subjectOf({ type: 'payment_intent.succeeded', object: { id: 'pi_1', metadata } })
    expect(subject).toMatchObject({ donationId: 'd-1', paymentIntentId: 'pi_1' })
    expect(
      subjectOf({ type: 'charge.updated', object: { id: 'ch_1', payment_intent: 'pi_1' } }),
    ).toMatchObject({ paymentIntentId: 'pi_1' })
  })

  it('is a customer if the card may have changed', () => {
    const customerId = 'cus_1'
    for (const type of [
      'payment_method.attached',
      'payment_method.automatically_updated',
      'setup_intent.succeeded',
    ])
      expect(subjectOf({ type, object: { id: 'x_1', customer: customerId } })).toMatchObject({ customerId })
    expect(subjectOf({ type: 'customer.updated', object: { id: customerId } })).toMatchObject({ customerId })
  })

  it('is null for types that do not concern us, and has no donation for objects that are not ours', () => {
    expect(subjectOf({ type: 'product.created', object: { metadata } })).toBeNull()
    expect(subjectOf({ type: 'payment_intent.succeeded', object: {} })?.donationId).toBeNull()
  })
})

describe('the changes that a donor may make', () => {
  const standing = (state: DonationState, isPaused: boolean, frequency: 'once' | 'monthly' = 'monthly') =>
    standingOf({ frequency, state, isPaused })

  it('follow from the status of the donation', () => {
    expect(standing('active', false)).toBe('running')
    expect(standing('active', true)).toBe('paused')
    expect(standing('past_due', true)).toBe('failing')
    expect(standing('ending', true)).toBe('ending')
    expect(standing('ended', false)).toBe('over')
    expect(standing('pending', false)).toBe('over')
    expect(standing('paid', false, 'once')).toBe('single')
  })

  it('include ending while anything may be charged, and never a pause by months of a yearly donation', () => {
    for (const each of ['running', 'paused', 'failing'] as const) {
      expect(possibleChanges(each, 'monthly')).toContain('end')
      expect(possibleChanges(each, 'annual')).not.toContain('pause')
    }
    expect(possibleChanges('ending', 'monthly')).toEqual(['keep'])
    expect(possibleChanges('over', 'monthly')).toEqual([])
  })

  it('names a card as its owner knows it', () => {
    expect(nameCard({ brand: 'amex', last4: '0005' })).toBe('American Express ending in 0005')
    expect(nameCard({ brand: 'something_new', last4: '1234' })).toBe('Card ending in 1234')
  })
})
