import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeDate, orderClueOf } from './parse-date'
import { readDate } from './read-date'

const utc = { order: null, isUtc: true } as const
const read = (cell: string, reading: Parameters<typeof readDate>[1] = utc) =>
  readDate(cell, reading)?.toISOString() ?? null

describe('a date with its time', () => {
  it.each([
    ['2024-03-05T10:00:00Z', '2024-03-05T10:00:00.000Z'],
    ['2026-11-07T22:20:06.130Z', '2026-11-07T22:20:06.130Z'],
    ['2024-03-05T10:00:00+02:00', '2024-03-05T08:00:00.000Z'],
    ['2024-03-05 10:00:00.123456+00', '2024-03-05T10:00:00.123Z'],
    ['2024-03-05 10:00:00 UTC', '2024-03-05T10:00:00.000Z'],
    ['2021-05-04 10:22:33', '2021-05-04T10:22:33.000Z'],
    ['2024-03-05 10:00', '2024-03-05T10:00:00.000Z'],
    ['2024/03/05 10:00:00', '2024-03-05T10:00:00.000Z'],
    ['2024-03-05 12:30 am', '2024-03-05T00:30:00.000Z'],
    ['2024-03-05 12:30 p.m.', '2024-03-05T12:30:00.000Z'],
    ['Mar 5, 2024 10:22:33 PM', '2024-03-05T22:22:33.000Z'],
    ['March 5th, 2024 at 10:22 AM', '2024-03-05T10:22:00.000Z'],
    ['Tue, 05 Mar 2024 10:00:00 +0100', '2024-03-05T09:00:00.000Z'],
    ['Tue Mar 05 2024 10:00:00 GMT+0000 (Coordinated Universal Time)', '2024-03-05T10:00:00.000Z'],
    ['20240305T101112Z', '2024-03-05T10:11:12.000Z'],
    ['1709632800', '2024-03-05T10:00:00.000Z'],
    ['1709632800000', '2024-03-05T10:00:00.000Z'],
    ['45356.5', '2024-03-05T12:00:00.000Z'],
  ])('%s', (cell, instant) => expect(read(cell)).toBe(instant))

  it('without a zone is in the publication’s zone, unless its system exports UTC', () => {
    const ours = { order: null, isUtc: false } as const
    expect(read('2021-07-04 10:22:33', ours)).toBe('2021-07-04T08:22:33.000Z')
    expect(read('2021-01-04 10:22:33', ours)).toBe('2021-01-04T09:22:33.000Z')
    expect(read('2021-01-04 10:22:33', utc)).toBe('2021-01-04T10:22:33.000Z')
    expect(read('45356.5', ours)).toBe('2024-03-05T11:00:00.000Z')
  })
})

describe('a day alone begins in the publication’s zone', () => {
  it.each([
    '2024-03-05',
    '20240305',
    '45356',
    'Mar 5, 2024',
    '5 March 2024',
    '05-Mar-2024',
    '5. März 2024',
    '5 марта 2024 г.',
    '5 mars 2024',
    '13/03/2024',
    '03/13/24',
  ])('%s', (cell) => expect(read(cell)).toMatch(/^2024-03-(?:04|12)T23:00:00\.000Z$/))
})

describe('a date of numbers', () => {
  it('is read in the order of its file, and not at all while that is not known', () => {
    for (const cell of ['03/05/2024', '3/5/24', '03-05-2024']) {
      expect(read(cell, { order: 'day_first', isUtc: true })).toBe('2024-05-02T22:00:00.000Z')
      expect(read(cell, { order: 'month_first', isUtc: true })).toBe('2024-03-04T23:00:00.000Z')
      expect(read(cell)).toBeNull()
      expect(orderClueOf(cell)).toBe('either')
    }
  })

  it('has the day first between full stops, also in a file of American dates', () => {
    for (const order of ['day_first', 'month_first', null] as const)
      expect(read('03.05.2024', { order, isUtc: true })).toBe('2024-05-02T22:00:00.000Z')
    expect(orderClueOf('13.05.2024')).toBe('same')
    expect(orderClueOf('03.05.24')).toBe('same')
  })

  it('may begin with a year of two digits, and then is not read', () => {
    for (const cell of ['24-03-05', '05-03-24', '2-3-31']) {
      expect(read(cell, { order: 'day_first', isUtc: true })).toBeNull()
      expect(orderClueOf(cell)).toBeNull()
    }
    expect(read('05-03-99', { order: 'day_first', isUtc: true })).toBe('1999-03-04T23:00:00.000Z')
  })

  it('shows the order if one of its numbers can only be a day', () => {
    expect(orderClueOf('13/03/2024')).toBe('day_first')
    expect(orderClueOf('03/13/2024 10:00')).toBe('month_first')
    expect(orderClueOf('05.05.2024')).toBe('same')
    expect(orderClueOf('2024-03-05')).toBeNull()
    expect(orderClueOf('13/13/2024')).toBeNull()
  })
})

describe('what is no date', () => {
  it.each([
    ...[
      '2024-02-30',
      '2023-02-29',
      '2024-02-30T10:00:00Z',
      '31/02/2024',
      'Feb 30, 2024',
      '2024-13-01',
      '2024-00-10',
    ],
    ...[
      '2024-03-05T25:00:00Z',
      '2024-03-05 10:60',
      '3/13/24 13:22 PM',
      '0000-00-00',
      '0024-03-05',
      '1969-12-31',
    ],
    ...[
      'yes',
      'next spring',
      '2024',
      'Mar 2024',
      'Anna May',
      '12345',
      '99999',
      '5',
      '',
      '2024-03-05x',
      '٢٠٢٤-٠٣-٠٥',
    ],
    `2024-03-05${' '.repeat(100)}`,
  ])('%j', (cell) => expect(read(cell, { order: 'day_first', isUtc: true })).toBeNull())

  it('may still look like one', () => {
    expect(['2024-02-30', '31/02/2024', 'Feb 30, 2024'].every(looksLikeDate)).toBe(true)
    expect(['yes', '2024', 'Anna May', '45356', ''].some(looksLikeDate)).toBe(false)
  })
})

it('every instant is read back, and no text throws', () => {
  const least = new Date('1970-01-02T00:00:00Z')
  const most = new Date('2199-01-01T00:00:00Z')
  fc.assert(
    fc.property(fc.date({ min: least, max: most, noInvalidDate: true }), (instant) => {
      expect(read(instant.toISOString())).toBe(instant.toISOString())
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const instant = readDate(text, { order: 'day_first', isUtc: false })
      if (instant !== null) expect(instant.getTime()).not.toBeNaN()
    }),
  )
})
