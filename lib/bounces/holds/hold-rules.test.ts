import { expect, it } from 'vitest'
import { holdMs, isWaiting, refusalsOfReports } from './hold-rules'

it('holds a domain at the third refusal in a row: slow at first, then it waits for longer and longer', () => {
  const seconds = Array.from({ length: 16 }, (_, refusals) => holdMs(refusals) / 1_000)
  expect(seconds).toEqual([
    ...[0, 0, 0, 20, 20, 20],
    ...[300, 600, 1_200, 2_400, 4_800, 9_600, 14_400, 14_400, 14_400, 14_400],
  ])
  expect([0, 3, 5, 6, 7].map(isWaiting)).toEqual([false, false, false, true, true])
})

it('waits about an hour after many bounces, and never longer than four', () => {
  expect(holdMs(refusalsOfReports) / 60_000).toBe(80)
  expect(holdMs(1_000_000) / 3_600_000).toBe(4)
})
