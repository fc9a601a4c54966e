import { describe, expect, it } from 'vitest'
import { possibleChanges, standingOf, type DonationState } from '../rules'
import { confirmDays, confirmUntil, mayMove } from './rules'

describe('the move of a donation to another address', () => {
  it.each<[DonationState, boolean]>([
    ['pending', false],
    ['expired', false],
    ['paid', false],
    ['refunded', false],
    ['scheduled', true],
    ['active', true],
    ['past_due', true],
    ['ending', true],
    ['ended', false],
  ])('of a donation that is %s is possible: %s, and the page offers the same', (state, isPossible) => {
    expect(mayMove({ state })).toBe(isPossible)
    const standing = standingOf({ frequency: 'monthly', state, isPaused: false })
    expect(possibleChanges(standing, 'monthly').includes('address')).toBe(isPossible)
  })

  it('can be confirmed for whole days of 24 hours, even when summer time begins', () => {
    const askedAt = new Date('2027-03-27T12:00:00Z')
    const end = new Date(askedAt)
    end.setUTCDate(end.getUTCDate() + confirmDays)
    expect(confirmUntil(askedAt)).toEqual(end)
  })
})
