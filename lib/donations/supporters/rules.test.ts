import { describe, expect, it } from 'vitest'
import type { Standing } from '../rules'
import { isThanked, raisedTo, thankedDays } from './rules'

const now = new Date('2026-11-28T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('a donation is thanked for in place of the appeal', () => {
  it.each<[Standing, Date | null, boolean]>([
    ['running', daysAgo(400), true],
    ['paused', daysAgo(400), true],
    ['failing', daysAgo(400), true],
    ['ending', daysAgo(400), true],
    ['over', daysAgo(1), false],
    ['running', null, false],
    ['single', null, false],
    ['single', daysAgo(0), true],
    ['single', new Date(daysAgo(thankedDays).getTime() + 1), true],
    ['single', daysAgo(thankedDays), false],
  ])('%s, given at %s: %s', (standing, paidAt, is) => expect(isThanked({ standing, paidAt }, now)).toBe(is))
})

describe('a running donation can be raised', () => {
  const raise = (minor: number, standing: Standing = 'running') =>
    raisedTo({
      frequency: 'monthly',
      amount: { minor, currency: 'usd' },
      standing,
      givenOn: '2026-11-28',
      endsOn: null,
      startsOn: null,
      access: null,
    })?.minor ?? null

  it('to the next amount that the box offers', () => {
    expect(raise(200)).toBe(500)
    expect(raise(1000)).toBe(2500)
    expect(raise(1099)).toBe(2500)
  })

  it('not above the largest of them, and only while it runs', () => {
    expect(raise(2500)).toBeNull()
    for (const standing of ['paused', 'failing', 'ending', 'single', 'over'] as const)
      expect(raise(1000, standing)).toBeNull()
  })
})
