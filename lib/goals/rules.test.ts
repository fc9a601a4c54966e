import { expect, it } from 'vitest'
import { isRunning, shownPercent } from './rules'

it('a meter shows itself from two thirds on, to the cent, and never before', () => {
  const show = (raisedMinor: number, amountMinor = 30_000) => shownPercent({ raisedMinor, amountMinor })
  expect([show(0), show(-500), show(10_000), show(19_999)]).toEqual([null, null, null, null])
  expect([show(20_000), show(25_500), show(29_999)]).toEqual([66, 85, 99])
  expect([show(30_000), show(90_000)]).toEqual([100, 100])
})

it('a goal runs from its first day to its last', () => {
  const goal = { startsOn: '2026-12-01', endsOn: '2026-12-31' }
  const days = ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01']
  expect(days.map((day) => isRunning(goal, day))).toEqual([false, true, true, false])
})
