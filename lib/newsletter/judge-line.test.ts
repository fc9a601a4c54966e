import { describe, expect, it } from 'vitest'
import { judgeLine } from './judge-line'

const now = new Date('2026-11-24T22:00:00Z')
const columns = {
  email: 0,
  confirmedAt: 1,
  source: 2,
  state: 3,
  unsubscribedAt: 4,
  pausedUntil: 5,
  suppressedAt: 6,
  suppressedReason: 7,
  requestedAt: 8,
  count: 9,
}
const judge = (...cells: string[]) => judgeLine(cells, { columns, now })

describe('a row of an import', () => {
  it('is accepted with what it says', () => {
    expect(judge(' Reader@Example.org ', '2024-03-05T10:00:00+02:00', ' The fair ', 'confirmed')).toEqual({
      ok: true,
      value: {
        email: 'reader@example.org',
        state: 'confirmed',
        source: 'The fair',
        confirmedAt: new Date('2024-03-05T08:00:00Z'),
        requestedAt: null,
        unsubscribedAt: null,
        pausedUntil: null,
        suppressed: null,
      },
    })
  })

  it('needs only an address, and treats a date as the start of its day', () => {
    expect(judge('a@example.org')).toMatchObject({ value: { confirmedAt: null, source: null } })
    const { value } = judge('a@example.org', '2024-07-05') as { value: { confirmedAt: Date } }
    expect(value.confirmedAt.toISOString()).toMatch(/^2024-07-0[45]T/)
  })

  it('is read back from our own export', () => {
    expect(judge("'+tag@example.org")).toMatchObject({ value: { email: '+tag@example.org' } })
  })

  it.each([
    ['too_many_columns', ['a@example.org', ...Array<string>(8).fill(''), 'more']],
    ['no_address', [' ', '2024-03-05']],
    ['not_an_address', ['reader at example.org']],
    ['too_long', [`${'a'.repeat(250)}@example.org`]],
    ['throw_away', ['a@mailinator.com']],
    ['not_confirmed', ['a@example.org', '', '', 'unconfirmed']],
    ['not_confirmed', ['a@example.org', '', '', 'active']],
    ['two_addresses', ['a@example.org; b@example.org']],
    ['not_an_address', ['почта@пример.рф']],
    ['day_unreadable', ['a@example.org', '', '', '', '2023-01-02 09:00:00']],
    ['day_unreadable', ['a@example.org', '', '', '', '', 'next spring']],
    ['day_unreadable', ['a@example.org', '', '', '', '', '', 'yes']],
    ['confirmed_unreadable', ['a@example.org', '03/05/2024']],
    ['confirmed_unreadable', ['a@example.org', '2024-02-30']],
    ['confirmed_unreadable', ['a@example.org', '2024-02-30T10:00:00Z']],
    ['confirmed_unreadable', ['a@example.org', '2024-03-05T25:00:00Z']],
    ['confirmed_unreadable', ['a@example.org', '2024-03-05T10:00:00']],
    ['confirmed_in_future', ['a@example.org', '2026-11-24T22:00:01Z']],
    ['source_too_long', ['a@example.org', '', 'x'.repeat(301)]],
  ])('is rejected: %s', (reason, cells) => expect(judge(...cells)).toEqual({ ok: false, reason }))

  it('keeps readers who have left or are paused or suppressed in that state, whichever column says so', () => {
    const left = { state: 'unsubscribed', unsubscribedAt: new Date('2026-11-09T22:20:06Z') }
    expect(judge('a@example.org', '', '', 'unsubscribed')).toMatchObject({ value: { state: 'unsubscribed' } })
    expect(judge('a@example.org', '', '', 'confirmed', '2026-11-09T22:20:06Z')).toMatchObject({ value: left })
    expect(judge('a@example.org', '', '', '', '', '2027-03-01')).toMatchObject({
      value: { state: 'confirmed', pausedUntil: '2027-03-01' },
    })
    const at = new Date('2026-11-20T00:00:00Z')
    const suppress = (reason: string, when = at.toISOString()) =>
      judge('a@example.org', '', '', 'confirmed', '', '', when, reason)
    expect(suppress('complaint')).toMatchObject({ value: { suppressed: { at, reason: 'complaint' } } })
    expect(suppress('moved away')).toMatchObject({ value: { suppressed: { at, reason: 'staff' } } })
    expect(suppress('bounce', '')).toMatchObject({ value: { suppressed: { at: now, reason: 'bounce' } } })
  })
})
