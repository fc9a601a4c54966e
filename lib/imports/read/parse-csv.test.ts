import { describe, expect, it } from 'vitest'
import { openCsv, type Row } from './parse-csv'
import { UnreadableFile } from './unreadable-file'

function parse(text: string, { size = Infinity, delimiter = ',' } = {}): Row[] {
  const csv = openCsv(delimiter)
  const rows: Row[] = []
  for (let at = 0; at < text.length; at += Math.min(size, text.length))
    rows.push(...csv.feed(text.slice(at, at + size)))
  return [...rows, ...csv.end()]
}

const cellsOf = (text: string) => parse(text).map(({ cells }) => cells)

/** Why a text cannot be read, and where. */
function faultOf(text: string, size = Infinity): [string, number | null] | null {
  try {
    parse(text, { size })
    return null
  } catch (error) {
    if (error instanceof UnreadableFile) return [error.reason, error.line]
    throw error
  }
}

describe('a text, however it is split into pieces', () => {
  const text =
    'email,source\r\nа@example.org,"Ярмарка, 2024"\r\n\r\nb@example.org,"two\nlines ""quoted"""\rc@example.org,😀\n"d"'

  it.each([1, 2, 3, 5, 64])('has the same rows in pieces of %i characters', (size) => {
    expect(parse(text, { size })).toEqual([
      { line: 1, cells: ['email', 'source'] },
      { line: 2, cells: ['а@example.org', 'Ярмарка, 2024'] },
      { line: 4, cells: ['b@example.org', 'two\nlines "quoted"'] },
      { line: 6, cells: ['c@example.org', '😀'] },
      { line: 7, cells: ['d'] },
    ])
  })
})

describe('a quotation mark', () => {
  it.each([
    [
      'within a cell',
      'a,John "Johnny" Smith\nb,c',
      [
        ['a', 'John "Johnny" Smith'],
        ['b', 'c'],
      ],
    ],
    ['around a name before an address', '"Petrova, Anna" <a@x.org>,1', [['"Petrova, Anna" <a@x.org>', '1']]],
    ['behind a space', 'a, "b, c" ,d', [['a', 'b, c', 'd']]],
    [
      'that opens no cell of one row',
      '"b@x.org\nc@x.org,"x"\nd,e',
      [['"b@x.org'], ['c@x.org', 'x'], ['d', 'e']],
    ],
    ['around nothing', 'a,"",b', [['a', '', 'b']]],
    ['at the end', 'a,"b"', [['a', 'b']]],
    ['that is doubled', '"""a"" b"', [['"a" b']]],
  ])('%s', (_, text, rows) => expect(cellsOf(text)).toEqual(rows))

  it('that is never closed is a fault of its own line', () => {
    const text = 'email\na@example.org\n"b@example.org\nc@example.org\n'
    for (const size of [1, 7, Infinity]) expect(faultOf(text, size)).toEqual(['not_csv', 3])
    expect(faultOf('a,"b\nc","d\ne')).toEqual(['not_csv', 2])
  })

  it('that is never closed stops the reading before memory runs out', () => {
    const text = `email\na@example.org\n"${'x'.repeat(400_000)}`
    for (const size of [16_384, Infinity]) expect(faultOf(text, size)).toEqual(['too_long', 3])
    expect(faultOf(`${'y'.repeat(300_000)}\na`)).toEqual(['too_long', 1])
  })
})

it('rows of blank cells alone are left out', () => {
  expect(parse('a,b\n,,\n  \n\t, \nc,d\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 5, cells: ['c', 'd'] },
  ])
  expect(parse('')).toEqual([])
})
