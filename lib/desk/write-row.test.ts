import { describe, expect, it } from 'vitest'
import { writeRow } from './write-row'

describe('a line of CSV', () => {
  it('is what RFC 4180 says', () => {
    expect(writeRow(['plain', 'a, b', 'say "yes"', 'two\nlines', null, 12.5])).toBe(
      'plain,"a, b","say ""yes""","two\nlines",,12.5\r\n',
    )
  })

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u200b=1',
    '＝1',
    '＋1',
    '|calc',
    '%0A=1',
    '=HYPERLINK("https://evil.example","x")',
  ])('makes text of the formula %j', (cell) => {
    const written = writeRow([cell])
    expect(written.replace(/^"/, '')).toMatch(/^'/)
  })

  it('leaves our own numbers and moments as they are', () => {
    expect(writeRow([-5, new Date('2026-11-24T22:00:00Z')])).toBe('-5,2026-11-24T22:00:00.000Z\r\n')
  })
})
