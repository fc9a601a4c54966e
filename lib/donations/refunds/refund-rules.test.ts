import { describe, expect, it } from 'vitest'
import {
  explainFailure,
  explainPending,
  explainRefusal,
  hasSucceeded,
  isRefundPending,
  refundBlock,
  refundBlockWords,
  refundOutcome,
  type RefundBlock,
} from './refund-rules'

const payment = { amountMinor: 2500, refunds: [], refundOrders: [], disputes: [] }

describe('a refund by staff', () => {
  it.each<[string, RefundBlock | null]>([
    ['needs_response', 'disputed'],
    ['under_review', 'disputed'],
    ['lost', 'lost'],
    ['prevented', 'lost'],
    ['won', null],
    ['warning_needs_response', null],
    ['warning_closed', null],
  ])('if a dispute is %s: %s', (status, block) => {
    expect(refundBlock({ ...payment, disputes: [{ status }] })).toBe(block)
  })

  it('is impossible once nothing is left, and possible again once a refund has failed or was refused', () => {
    const refund = (status: string) => ({ ...payment, refunds: [{ amountMinor: 2500, status }] })
    expect(refundBlock(refund('succeeded'))).toBe('nothing_left')
    expect(refundBlock(refund('pending'))).toBe('nothing_left')
    expect(refundBlock(refund('failed'))).toBeNull()
    const ordered = (state: 'ordered' | 'refused') => ({
      ...payment,
      refundOrders: [{ amountMinor: 2500, state }],
    })
    expect(refundBlock(ordered('ordered'))).toBe('nothing_left')
    expect(refundBlock(ordered('refused'))).toBeNull()
  })

  it('has the outcome that Stripe gives, not the one that was requested', () => {
    expect(refundOutcome({ state: 'ordered' }, null)).toBe('waiting')
    expect(refundOutcome({ state: 'refused' }, null)).toBe('refused')
    const after = (status: string | null) => refundOutcome({ state: 'accepted' }, status)
    expect([null, 'pending', 'requires_action', 'succeeded', 'failed', 'canceled'].map(after)).toEqual([
      ...['pending', 'pending', 'pending', 'succeeded', 'failed', 'canceled'],
    ])
  })

  it('has text for every refusal, failure and wait that says what to do next', () => {
    const codes = [
      ...['charge_disputed', 'refund_disputed_payment', 'charge_already_refunded', 'balance_insufficient'],
      ...['insufficient_funds', 'charge_not_refundable', 'expired_payment_method', 'amount_too_large'],
      ...['payment_method_not_available', 'charge_expired_for_capture', 'payment_intent_unexpected_state'],
      ...['charge_invalid_parameter', 'resource_missing', 'unknown', 'a_code_of_next_year', '__proto__'],
    ]
    const reasons = [
      ...['expired_or_canceled_card', 'lost_or_stolen_card', 'declined', 'insufficient_funds'],
      ...['charge_for_pending_refund_disputed', 'merchant_request', 'unknown', null],
    ]
    const explained = [
      ...codes.map((code) => explainRefusal(code)),
      ...reasons.map((failureReason) => explainFailure({ failureReason })),
    ]
    for (const { reason, next } of explained) {
      expect(reason).toMatch(/^[A-Za-z].{10,}[a-z.]$/)
      expect(next).toMatch(/^[A-Z].{10,}\.$/)
      expect(`${reason} ${next}`).not.toContain('_')
    }
    for (const pendingReason of ['processing', 'insufficient_funds', 'charge_pending', null])
      expect(explainPending({ status: 'pending', pendingReason })).toMatch(/\.$/)
    expect(explainPending({ status: 'requires_action', pendingReason: null })).toContain('asked the donor')
  })

  it('is pending from the moment that Stripe accepted it until the money has left', () => {
    const statuses = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled']
    expect(statuses.filter((status) => isRefundPending({ status }))).toEqual(['pending', 'requires_action'])
    expect(statuses.filter((status) => hasSucceeded({ status }))).toEqual(['succeeded'])
  })

  it('is blocked by one open dispute among several, and by nothing if all are won', () => {
    const among = (...states: string[]) =>
      refundBlock({ ...payment, disputes: states.map((status) => ({ status })) })
    expect(among('won', 'needs_response')).toBe('disputed')
    expect(among('lost', 'under_review')).toBe('disputed')
    expect(among('won', 'lost')).toBe('lost')
    expect(among('won', 'won')).toBeNull()
  })

  it('says why it is blocked, and who has the money', () => {
    expect(refundBlockWords.disputed).toMatch(/disputes this payment.*Answer the dispute/)
    expect(refundBlockWords.lost).toMatch(/The donor already has the money/)
    expect(refundBlockWords.nothing_left).toMatch(/^There is nothing left/)
  })
})

describe('the explanation of a refund that did not go through', () => {
  const general = explainRefusal('unknown')

  it('is a general one only for codes that we do not know', () => {
    for (const code of [null, 'toString', 'a_code_of_next_year'])
      expect(explainRefusal(code)).toEqual(general)
    for (const code of [
      ...['charge_disputed', 'charge_already_refunded', 'balance_insufficient', 'charge_not_refundable'],
      ...['amount_too_large', 'resource_missing'],
    ])
      expect(explainRefusal(code).reason).not.toBe(general.reason)
    const unexplained = explainFailure({ failureReason: 'unknown' })
    expect(explainFailure({ failureReason: null })).toEqual(unexplained)
    for (const failureReason of [
      'declined',
      'expired_or_canceled_card',
      'lost_or_stolen_card',
      'merchant_request',
    ])
      expect(explainFailure({ failureReason }).reason).not.toBe(unexplained.reason)
  })

  it('is the same for codes that mean the same', () => {
    for (const [one = '', ...others] of [
      ['charge_disputed', 'refund_disputed_payment'],
      ['balance_insufficient', 'insufficient_funds'],
      ['charge_not_refundable', 'expired_payment_method', 'payment_method_not_available'],
      ['charge_not_refundable', 'charge_expired_for_capture', 'payment_intent_unexpected_state'],
      ['amount_too_large', 'charge_invalid_parameter'],
    ])
      for (const other of others) expect(explainRefusal(other)).toEqual(explainRefusal(one))
  })

  it('sends staff where the cause can be removed', () => {
    const next = (failureReason: string) => explainFailure({ failureReason }).next
    expect(next('insufficient_funds')).toContain('Add money to the balance')
    expect(next('charge_for_pending_refund_disputed')).toContain('Answer the dispute')
    expect(next('declined')).toMatch(/back in our Stripe account.*another way to return the money/)
    expect(explainRefusal('expired_payment_method').next).toContain('another way to return the money')
  })

  it('says what a pending refund waits for', () => {
    const wait = (pendingReason: string | null) => explainPending({ status: 'pending', pendingReason })
    expect(wait('insufficient_funds')).toContain('Add some to the balance')
    expect(wait('charge_pending')).toContain('for the payment itself to arrive')
    expect(wait('processing')).toContain('do not need to do anything')
    expect(wait(null)).toBe(wait('processing'))
  })
})
