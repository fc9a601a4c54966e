import { expect, it } from 'vitest'
import { breakerMs, leaseMs, mostAttempts, pauseAfter, probeMs } from './rules'

it('pauses between attempts grow from ten seconds to an hour', () => {
  expect([1, 2, 3, 9, 10, 80].map((attempts) => pauseAfter(attempts) / 1000)).toEqual([
    10, 20, 40, 2560, 3600, 3600,
  ])
})

it('a mail is tried for three days before it is given up', () => {
  const pauses = Array.from({ length: mostAttempts - 1 }, (_, index) => pauseAfter(index + 1))
  const days = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400_000
  expect(days).toBeGreaterThan(2.9)
  expect(days).toBeLessThan(3.5)
})

it('the breaker stays open from half a minute to ten minutes', () => {
  expect([1, 2, 5, 6, 20].map((trips) => breakerMs(trips) / 1000)).toEqual([30, 60, 480, 600, 600])
})

it('a test of the server ends before another worker may take its mail', () => {
  expect(probeMs).toBeLessThan(leaseMs)
})
