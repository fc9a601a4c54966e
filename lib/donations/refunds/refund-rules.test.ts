import { describe, expect, it } from 'vitest'
import {
  explainFailure,
  explainPending,
  explainRefusal,
  refundBlock,
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
      ...['resource_missing', 'unknown', 'a_code_of_next_year', '__proto__'],
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
})
