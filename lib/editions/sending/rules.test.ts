import { describe, expect, it } from 'vitest'
import {
  breakerMs,
  claimSize,
  handMs,
  heartbeatMs,
  fillPlaceholders,
  leaseMs,
  linkPlaceholders,
  mayBegin,
  pauseAfter,
  piecesAt,
  probeMs,
  silenceMinutes,
  sizeAfter,
  warmUpAllowance,
} from './rules'

const token = `0192f6a0-7d3e-7aaa-8bbb-0123456789ab.0.${'A'.repeat(43)}`
const dots = (text: string) => [...text.matchAll(/\./g)].map(({ index }) => index)

describe('the placeholders of a reader’s links', () => {
  it.each(Object.entries(linkPlaceholders))('have the shape of a token: %s', (_purpose, place) => {
    expect(place).toHaveLength(token.length)
    expect(dots(place)).toEqual(dots(token))
    expect(encodeURIComponent(place)).toBe(place)
  })

  it('differ from each other and are not found in a text by chance', () => {
    const { unsubscribe, preferences } = linkPlaceholders
    expect(unsubscribe).not.toBe(preferences)
    expect(unsubscribe).toMatch(/^token-to-unsubscribe-/)
    expect(preferences).toMatch(/^token-to-preferences-/)
    for (const place of [unsubscribe, preferences]) expect(place).toMatch(/of-each-reader-of-each-reader-/)
  })

  it('are replaced wherever they occur', () => {
    const { unsubscribe, preferences } = linkPlaceholders
    expect(
      fillPlaceholders(`${unsubscribe} ${preferences} ${unsubscribe}`, {
        unsubscribe: 'U',
        preferences: 'P',
      }),
    ).toBe('U P U')
  })
})

it('pauses grow from a minute to an hour', () => {
  expect([1, 2, 3, 7, 8].map((tries) => pauseAfter(tries) / 60_000)).toEqual([1, 2, 4, 60, 60])
})

it('the breaker stays open from half a minute to ten', () => {
  expect([1, 2, 3, 5, 6, 9].map((trips) => breakerMs(trips) / 1000)).toEqual([30, 60, 120, 480, 600, 600])
})

it('a mail is started only if the lease outlasts it', () => {
  expect(mayBegin(0)).toBe(true)
  expect(mayBegin(leaseMs - handMs - 5_000)).toBe(true)
  expect(mayBegin(leaseMs - handMs - 4_999)).toBe(false)
})

it('a connection takes what it sends in a second, between one and 25', () => {
  expect([
    sizeAfter({ count: 5, ms: 20 }),
    sizeAfter({ count: 5, ms: 1_000 }),
    sizeAfter({ count: 0, ms: 9 }),
    sizeAfter({ count: 3, ms: 0 }),
    sizeAfter({ count: 0, ms: 0 }),
    sizeAfter({ count: 25, ms: 2_000 }),
    sizeAfter({ count: 1, ms: 60_000 }),
  ]).toEqual([25, 5, 1, 25, 1, 13, 1])
})

it('a rate is kept second by second', () => {
  expect([0, 1, 60, 600, 60_000].map(piecesAt)).toEqual([25, 1, 1, 10, 25])
  expect([90, 1_500, 1_560].map(piecesAt)).toEqual([2, claimSize, claimSize])
})

it('a test of the server ends after its mail, and an edition that waits for it is not held as silent', () => {
  expect(probeMs).toBeGreaterThan(handMs)
  expect(probeMs).toBeLessThanOrEqual(leaseMs)
  expect(heartbeatMs).toBeLessThan(leaseMs)
  expect(silenceMinutes * 60_000).toBeGreaterThan(breakerMs(99) + probeMs + heartbeatMs)
})

it('a new sender starts with 200 mails and doubles each day, across summer time, until there is no limit', () => {
  const on = (day: string) => warmUpAllowance('2026-03-27', day)
  expect(['2026-03-26', '2026-03-27', '2026-03-28', '2026-03-30', '2026-04-04'].map(on)).toEqual([
    200, 200, 400, 1600, 51_200,
  ])
  expect(on('2026-04-05')).toBe(Infinity)
  expect(on('2026-01-01')).toBe(200)
})
