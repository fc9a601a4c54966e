import { describe, expect, it } from 'vitest'
import { isDuplicate, duplicateState, returnedMoney } from './duplicate-donation-rules'
import type { DonationState } from '../rules'

describe('a duplicate donation', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 12) + minutes * 60_000)
  const donation = (state: DonationState, { minor = 2000, currency = 'usd', minutes = 0 } = {}) => ({
    state,
    amountMinor: minor,
    currency,
    paidAt: at(minutes),
  })

  it('is a second one that is also charged regularly, whatever the amounts', () => {
    const states = ['active', 'past_due', 'ending', 'ended', 'paid', 'refunded', 'pending'] as const
    const duplicates = states.filter((state) =>
      isDuplicate(donation('active'), donation(state, { minor: 500 })),
    )
    expect(duplicates).toEqual(['active', 'past_due'])
    expect(isDuplicate(donation('ending'), donation('active'))).toBe(false)
  })

  it('is the same amount given twice within ten minutes', () => {
    const isSame = (other: Parameters<typeof donation>[1]) =>
      isDuplicate(donation('paid'), donation('paid', other))
    expect(isSame({ minutes: 10 })).toBe(true)
    expect(isSame({ minutes: -10 })).toBe(true)
    expect(isSame({ minutes: 10.1 })).toBe(false)
    expect(isSame({ minor: 2001 })).toBe(false)
    expect(isSame({ currency: 'eur' })).toBe(false)
    expect(isDuplicate(donation('paid'), donation('refunded'))).toBe(false)
    expect(isDuplicate(donation('refunded'), donation('paid'))).toBe(false)
    expect(isDuplicate(donation('paid'), donation('active'))).toBe(false)
    expect(isDuplicate(donation('paid'), { ...donation('paid'), paidAt: null })).toBe(false)
    expect(isDuplicate({ ...donation('paid'), paidAt: null }, donation('paid'))).toBe(false)
  })

  it('can be reversed while both stand and no payment is disputed', () => {
    const now = (first: DonationState, second: DonationState, isDisputed = false) =>
      duplicateState({ state: 'asked', first: { state: first }, second: { state: second, isDisputed } })
    expect(now('active', 'active')).toBe('ready')
    expect(now('past_due', 'ending')).toBe('ready')
    expect(now('paid', 'paid')).toBe('ready')
    expect(now('ending', 'active')).toBe('settled')
    expect(now('refunded', 'paid')).toBe('settled')
    expect(now('paid', 'refunded')).toBe('settled')
    expect(now('active', 'ended')).toBe('settled')
    expect(now('active', 'past_due')).toBe('ready')
    expect(now('active', 'active', true)).toBe('too_late')
  })

  it('stays what it became once its button was used or its time was over', () => {
    const first = { state: 'active' } as const
    const second = { state: 'ended', isDisputed: true } as const
    const states = ['reversing', 'reversed', 'too_late'] as const
    expect(states.map((state) => duplicateState({ state, first, second }))).toEqual([
      ...['under_way', 'reversed', 'too_late'],
    ])
  })
})

describe('the money of a duplicate donation that was reversed', () => {
  const money = (...statuses: string[]) =>
    returnedMoney(
      statuses.map((status) => ({ status })),
      null,
    )

  it('has come back once every refund has succeeded', () => {
    expect(money('succeeded')).toBe('given_back')
    expect(money('succeeded', 'pending')).toBe('on_its_way')
    expect(money('requires_action')).toBe('on_its_way')
    expect(money()).toBe('none')
  })

  it('has failed if any part of it failed, so that the donor is told', () => {
    expect(money('succeeded', 'failed')).toBe('failed')
    expect(money('pending', 'canceled')).toBe('failed')
  })

  it('was refused if Stripe refused the refund, whatever came back before', () => {
    expect(returnedMoney([{ status: 'succeeded' }], 'charge_disputed')).toBe('refused')
  })
})
