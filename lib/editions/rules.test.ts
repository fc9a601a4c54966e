import { describe, expect, it } from 'vitest'
import {
  draftHourOf,
  editionStates,
  hourOf,
  allowedTransitions,
  whatIsDue,
  reasonNotToApprove,
  archivedStates,
  reasonWords,
  usingStates,
  type EditionAtItsHour,
} from './rules'
import { comingEditionDay } from '../newsletter/rules'

const at = (instant: string) => new Date(instant)
const hour = at('2026-11-27T06:00:00Z')
const edition = (changed: Partial<EditionAtItsHour>): EditionAtItsHour => ({
  state: 'approved',
  sendsAt: hour,
  heartbeatAt: null,
  articles: 7,
  isIntact: true,
  ...changed,
})

describe('the day of the coming edition', () => {
  it.each([
    ['on Monday it is this Friday', '2026-11-23T09:00:00Z', '2026-11-27'],
    ['a second before its hour it is today', '2026-11-27T05:59:59.999Z', '2026-11-27'],
    ['at its hour it is the next', '2026-11-27T06:00:00Z', '2026-12-04'],
    ['on Saturday it is the next', '2026-11-28T12:00:00Z', '2026-12-04'],
    ['Friday begins in the publication’s time zone, not in UTC', '2026-07-02T22:30:00Z', '2026-07-03'],
    ['across the end of summer time in 2026', '2026-10-24T12:00:00Z', '2026-10-30'],
    ['across the beginning of summer time in 2027', '2027-03-27T12:00:00Z', '2027-04-02'],
    ['across the end of summer time in 2027', '2027-10-30T12:00:00Z', '2027-11-05'],
    ['across 29 February', '2028-02-25T06:00:00Z', '2028-03-03'],
    ['before 29 February', '2028-02-25T05:59:59Z', '2028-02-25'],
    ['on 29 February', '2028-02-29T12:00:00Z', '2028-03-03'],
    ['across the new year', '2027-12-31T06:00:00Z', '2028-01-07'],
  ])('%s', (_, now, day) => expect(comingEditionDay(at(now))).toBe(day))
})

describe('its time', () => {
  it.each([
    ['2026-10-23', '2026-10-23T05:00:00.000Z'],
    ['2026-10-30', '2026-10-30T06:00:00.000Z'],
    ['2027-03-26', '2027-03-26T06:00:00.000Z'],
    ['2027-04-02', '2027-04-02T05:00:00.000Z'],
    ['2027-10-29', '2027-10-29T05:00:00.000Z'],
    ['2027-11-05', '2027-11-05T06:00:00.000Z'],
    ['2028-02-25', '2028-02-25T06:00:00.000Z'],
    ['2028-03-03', '2028-03-03T06:00:00.000Z'],
  ])('of %s is seven local time of the publication: %s', (day, instant) => {
    expect(hourOf(day).toISOString()).toBe(instant)
  })

  it('has its draft made on Monday at the same hour, in summer and in winter', () => {
    expect(draftHourOf('2026-11-27').toISOString()).toBe('2026-11-23T06:00:00.000Z')
    expect(draftHourOf('2027-04-02').toISOString()).toBe('2027-03-29T05:00:00.000Z')
    expect(draftHourOf('2028-03-03').toISOString()).toBe('2028-02-28T06:00:00.000Z')
  })
})

describe('what is due', () => {
  const minutes = (count: number) => new Date(hour.getTime() + count * 60_000)

  it('is nothing before the hour, whatever the state', () => {
    for (const state of editionStates.filter((name) => name !== 'sending')) {
      expect(whatIsDue(edition({ state }), new Date(hour.getTime() - 1))).toBeNull()
    }
  })

  it('is to start, from the hour to thirty minutes after it', () => {
    for (const now of [hour, minutes(1), minutes(30)]) {
      expect(whatIsDue(edition({}), now)).toEqual({ to: 'sending' })
    }
  })

  it('is to ask a person, later than that', () => {
    for (const now of [new Date(minutes(30).getTime() + 1), minutes(60 * 24 * 21)]) {
      expect(whatIsDue(edition({}), now)).toEqual({ to: 'held', reason: 'late' })
    }
  })

  it('is to skip what nobody approved, with a notice', () => {
    for (const state of ['draft', 'submitted'] as const) {
      expect(whatIsDue(edition({ state }), hour)).toEqual({ to: 'skipped', reason: 'not_approved' })
      expect(whatIsDue(edition({ state, articles: 2 }), minutes(600))).toEqual({
        to: 'skipped',
        reason: 'too_few_articles',
      })
    }
  })

  it('is to hold an edition whose bytes are not what was approved', () => {
    expect(whatIsDue(edition({ isIntact: false }), hour)).toEqual({ to: 'held', reason: 'bytes_changed' })
  })

  it('is to hold a sending edition without a heartbeat for longer than thirty minutes', () => {
    const sending = edition({ state: 'sending', heartbeatAt: minutes(10) })
    expect(whatIsDue(sending, minutes(40))).toBeNull()
    expect(whatIsDue(sending, minutes(41))).toEqual({ to: 'held', reason: 'no_heartbeat' })
  })

  it('counts the silence of an edition that never had a heartbeat from its hour', () => {
    const sending = edition({ state: 'sending' })
    expect(whatIsDue(sending, minutes(30))).toBeNull()
    expect(whatIsDue(sending, minutes(31))).toEqual({ to: 'held', reason: 'no_heartbeat' })
  })

  it('is to skip an edition with two articles as too short, and one with three as not approved', () => {
    const due = (articles: number) => whatIsDue(edition({ state: 'submitted', articles }), hour)
    expect([2, 3].map((articles) => due(articles))).toMatchObject([
      { reason: 'too_few_articles' },
      { reason: 'not_approved' },
    ])
  })

  it('is never anything while a person has to decide or the edition is closed', () => {
    for (const state of ['held', 'paused', 'sent', 'cancelled', 'skipped'] as const) {
      expect(whatIsDue(edition({ state }), minutes(60 * 24 * 365))).toBeNull()
    }
  })

  it('contains no transition that the table does not allow', () => {
    for (const state of editionStates) {
      for (const [articles, isIntact] of [
        [7, true],
        [0, false],
      ] as const) {
        for (const now of [hour, minutes(31)]) {
          const due = whatIsDue(edition({ state, articles, isIntact, heartbeatAt: hour }), now)
          if (due !== null) expect(allowedTransitions[state]).toContain(due.to)
        }
      }
    }
  })
})

it('lets nobody approve what they submitted or edited', () => {
  expect(reasonNotToApprove({ submittedBy: 'anna', editedBy: 'boris' }, 'anna')).toBe('submitted_it')
  expect(reasonNotToApprove({ submittedBy: 'anna', editedBy: 'boris' }, 'boris')).toBe('edited_it')
  expect(reasonNotToApprove({ submittedBy: 'anna', editedBy: 'anna' }, 'clara')).toBeNull()
  expect(reasonNotToApprove({ submittedBy: null, editedBy: null }, 'clara')).toBeNull()
})

describe('the transitions of an edition', () => {
  /** All states that an edition can reach from one, over any number of transitions. */
  const reachable = (from: (typeof editionStates)[number], found = new Set([from])) => {
    for (const to of allowedTransitions[from].filter((state) => !found.has(state)))
      reachable(to, found.add(to))
    return found
  }

  it('reach every state from a draft', () => {
    expect([...reachable('draft')].sort()).toEqual([...editionStates].sort())
  })

  it('start the sending only after an approval', () => {
    const before = editionStates.filter((state) => allowedTransitions[state].includes('sending'))
    expect(before).toEqual(['approved', 'held', 'paused', 'sent'])
    expect(editionStates.filter((state) => allowedTransitions[state].includes('approved'))).toEqual([
      ...['submitted', 'held'],
    ])
    expect(editionStates.filter((state) => allowedTransitions[state].includes('sent'))).toEqual(['sending'])
  })

  it('never lead straight back to a draft once readers may have mail', () => {
    for (const state of ['held', 'sending', 'paused', 'sent'] as const)
      expect(allowedTransitions[state]).not.toContain('draft')
  })

  it('let a person cancel an edition from its approval to its last mail', () => {
    for (const state of ['approved', 'held', 'sending', 'paused'] as const)
      expect(allowedTransitions[state]).toContain('cancelled')
  })

  it('end with a cancelled or a skipped edition', () => {
    expect(editionStates.filter((state) => allowedTransitions[state].length === 0)).toEqual([
      ...['cancelled', 'skipped'],
    ])
  })

  it('let an editor withdraw an edition until it is sent, and change it only as a draft', () => {
    for (const state of ['submitted', 'approved'] as const)
      expect(allowedTransitions[state]).toContain('draft')
    for (const state of ['draft', 'submitted'] as const)
      expect(allowedTransitions[state]).toContain('skipped')
  })
})

it('keeps the articles of an edition taken from its submission until it is given up', () => {
  const free = editionStates.filter((state) => !usingStates.some((using) => using === state))
  expect(free).toEqual(['draft', 'cancelled', 'skipped'])
})

it('shows in the archive only editions that readers may have', () => {
  const shown = editionStates.filter((state) => archivedStates.some((archived) => archived === state))
  expect(shown).toEqual(['sending', 'paused', 'sent'])
})

it('tells staff why an edition is held or was skipped, in a sentence for each reason', () => {
  const sentences = Object.values(reasonWords)
  expect(reasonWords.late).toContain('half an hour')
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{15,}\.$/)
  expect(new Set(sentences).size).toBe(sentences.length)
})
