import { describe, expect, it } from 'vitest'
import { writeRow } from './write-row'

describe('a CSV row', () => {
  it('follows RFC 4180', () => {
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
  ])('turns the formula %j into text', (cell) => {
    const written = writeRow([cell])
    expect(written.replace(/^"/, '')).toMatch(/^'/)
  })

  it('leaves our own numbers and instants unchanged', () => {
    expect(writeRow([-5, new Date('2026-11-24T22:00:00Z')])).toBe('-5,2026-11-24T22:00:00.000Z\r\n')
  })

  it.each([
    ['x;=1+1', "x;'=1+1"],
    ['x\t=1+1', "x\t'=1+1"],
    ['x; @SUM(A1)', "x; '@SUM(A1)"],
    ['x;"=1+1"', 'x;"\'=1+1"'],
    ['two\n=1+1', "two\n'=1+1"],
    ['a;-b;=c', "a;'-b;'=c"],
    ['x;\u200b＝1', "x;\u200b'＝1"],
    ['a; b', 'a; b'],
  ])('turns a formula after another separator into text: %j', (cell, defused) => {
    const quoted = `"${defused.replaceAll('"', '""')}"`
    expect([`${defused}\r\n`, `${quoted}\r\n`]).toContain(writeRow([cell]))
  })

  it.each(['+tag@example.org', '-a@example.org', 'reader+news@example.org'])('leaves %s whole', (address) => {
    expect(writeRow([address])).toBe(`${address}\r\n`)
  })

  it.each(["=cmd|'/c'!a0@example.org", '+a|b@example.org', '@a.org', '+sum(a1)@example.org'])(
    'does not take %s for an address without harm',
    (cell) => expect(writeRow([cell]).replace(/^"/, '')).toMatch(/^'/),
  )
})
