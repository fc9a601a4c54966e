import { describe, expect, it } from 'vitest'
import { isRobot, judgeArrivals, readClick, type ArrivalFacts } from './rules'

const now = new Date('2026-11-27T07:30:00Z')
let ids = 0n

/** An arrival so many seconds ago. */
function arrival(secondsAgo: number, position: number, more: Partial<ArrivalFacts> = {}): ArrivalFacts {
  const at = new Date(now.getTime() - secondsAgo * 1000)
  return { id: (ids += 1n), editionNumber: 12, network: 'home', position, at, ...more }
}

const positions = (arrivals: ArrivalFacts[]) => arrivals.map(({ position }) => position)

describe('a link of an edition', () => {
  it('names an edition and a position in it', () => {
    expect(readClick('12.3')).toEqual({ editionNumber: 12, position: 3 })
    expect(readClick(' 123456.789 ')).toEqual({ editionNumber: 123_456, position: 789 })
    for (const other of [
      '',
      '12',
      '12.',
      '.3',
      '12.3.4',
      '1e3.1',
      '-1.2',
      '12.3; drop',
      '9999999.1',
      '1.2345',
    ])
      expect(readClick(other)).toBeNull()
  })
})

it.each([
  ['', true],
  [' ', true],
  ['Googlebot/2.1', true],
  ['python-requests/2.32', true],
  ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0', true],
  ['Mozilla/5.0 (Windows NT 10.0) BarracudaCentral', true],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Safari/604.1',
    false,
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', false],
])('recognises %s as a robot: %s', (userAgent, verdict) => {
  expect(isRobot(userAgent)).toBe(verdict)
})

describe('arrivals', () => {
  it('wait for two minutes, and then count', () => {
    const { counted, swept } = judgeArrivals([arrival(300, 1), arrival(120, 2), arrival(60, 3)], now)
    expect(positions(counted)).toEqual([1, 2])
    expect(swept).toEqual([])
  })

  it('at four stories of one edition within ten seconds are a sweep', () => {
    const sweep = [1, 2, 3, 4].map((position) => arrival(200 - position * 3, position))
    expect(judgeArrivals(sweep, now)).toEqual({ counted: [], swept: sweep })
  })

  it.each([
    ['at three stories', [1, 2, 3].map((position) => arrival(200 - position, position))],
    ['at one story, over and over', [1, 1, 1, 1, 1].map((position, index) => arrival(200 - index, position))],
    ['that take their time', [1, 2, 3, 4, 5].map((position) => arrival(300 - position * 9, position))],
    ['of four networks', [1, 2, 3, 4].map((n) => arrival(200 - n, n, { network: `home ${n}` }))],
    ['at two editions', [1, 2, 3, 4].map((n) => arrival(200 - n, n, { editionNumber: 12 + (n % 2) }))],
  ])('%s are readers', (_, arrivals) => {
    expect(judgeArrivals(arrivals, now).counted).toHaveLength(arrivals.length)
  })

  it('are a sweep if the fourth story is opened ten seconds after the first, and not later', () => {
    const within = [1, 2, 3, 4].map((position) => arrival(210 - (position - 1) * (10 / 3), position))
    expect(judgeArrivals(within, now).swept).toHaveLength(4)
    const beyond = [arrival(210, 1), arrival(207, 2), arrival(203, 3), arrival(199.9, 4)]
    expect(judgeArrivals(beyond, now)).toEqual({ counted: beyond, swept: [] })
  })

  it('are judged by their time, in whatever order they are given', () => {
    const sweep = [1, 2, 3, 4].map((position) => arrival(200 - position, position))
    const reader = arrival(180, 9)
    const { counted, swept } = judgeArrivals([reader, ...sweep.toReversed()], now)
    expect(positions(swept)).toEqual([1, 2, 3, 4])
    expect(counted).toEqual([reader])
  })

  it('of one network are new readers after a pause of more than ten seconds', () => {
    const early = [arrival(160, 1), arrival(150, 2)]
    const late = arrival(119, 3)
    expect(judgeArrivals([...early, late], now)).toEqual({ counted: early, swept: [] })
    expect(judgeArrivals([arrival(125, 1), arrival(115, 2)], now).counted).toEqual([])
  })

  it('that go on without a pause wait until the first of them is ten minutes old', () => {
    const busy = (oldest: number) =>
      Array.from({ length: 61 }, (_, index) => arrival(oldest - index * 9.9, 1 + (index % 2)))
    expect(judgeArrivals(busy(599.9), now).counted).toEqual([])
    expect(judgeArrivals(busy(600), now).counted).toHaveLength(61)
  })

  it('are judged together even if the two minutes end between them', () => {
    const early = [1, 2].map((position) => arrival(122 - position, position))
    const late = [3, 4].map((position) => arrival(121 - position, position))
    expect(judgeArrivals([...early, ...late], now)).toEqual({ counted: [], swept: [] })
    const later = new Date(now.getTime() + 10_000)
    expect(judgeArrivals([...early, ...late], later).swept).toHaveLength(4)
  })

  it('of a busy network count after ten minutes at the latest, except for the sweep among them', () => {
    const readers = Array.from({ length: 70 }, (_, index) => arrival(690 - index * 9, 1 + (index % 2)))
    const scanner = [3, 4, 5, 6].map((position) => arrival(300.5, position, { editionNumber: 12 }))
    const { counted, swept } = judgeArrivals([...readers, ...scanner], now)
    expect(swept.length).toBeGreaterThanOrEqual(4)
    expect(swept.length).toBeLessThan(10)
    expect(counted.length + swept.length).toBe(74)
  })
})
