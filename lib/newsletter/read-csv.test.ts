import { describe, expect, it } from 'vitest'
import { readCsv, type CsvFault, type CsvRow } from './read-csv'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

async function read(
  text: string | Uint8Array,
  size = 7,
): Promise<{ rows: CsvRow[]; fault: CsvFault | null }> {
  const all: { rows: CsvRow[]; fault: CsvFault | null } = { rows: [], fault: null }
  for await (const { rows, fault } of readCsv(inChunks(Buffer.from(text), size))) {
    all.rows.push(...rows)
    all.fault = fault
  }
  return all
}

describe('a file, however it is split into chunks', () => {
  it.each([1, 2, 3, 5, 64, 4096])('has the same rows in chunks of %i bytes', async (size) => {
    const text =
      '\ufeffemail,source\r\nа@example.org,"Ярмарка, 2024"\r\n\r\nb@example.org,"two\nlines ""quoted"""\r\nc@example.org,😀'
    expect(await read(text, size)).toEqual({
      fault: null,
      rows: [
        { line: 1, cells: ['email', 'source'] },
        { line: 2, cells: ['а@example.org', 'Ярмарка, 2024'] },
        { line: 4, cells: ['b@example.org', 'two\nlines "quoted"'] },
        { line: 6, cells: ['c@example.org', '😀'] },
      ],
    })
  })

  it('may separate its columns by semicolons, as spreadsheets do', async () => {
    const { rows } = await read('email;source\na@example.org;"x;y"\n', 64)
    expect(rows[1]?.cells).toEqual(['a@example.org', 'x;y'])
  })
})

describe('a file that cannot be read to its end', () => {
  it('keeps what came before an unclosed quotation mark', async () => {
    const { rows, fault } = await read('email\na@example.org\n"b@example.org\nc@example.org\n')
    expect(rows.map(({ line }) => line)).toEqual([1, 2])
    expect(fault?.reason).toBe('not_csv')
  })

  it('names the line of a misplaced quotation mark', async () => {
    const { rows, fault } = await read('email\na@example.org\nb"c@example.org\nd@example.org\n', 4096)
    expect(rows.map(({ line }) => line)).toEqual([1, 2])
    expect(fault).toEqual({ reason: 'not_csv', line: 3 })
  })

  it('stops at an endless line before memory runs out', async () => {
    const { rows, fault } = await read(`email\na@example.org\n"${'x'.repeat(200_000)}`, 16_384)
    expect(rows).toHaveLength(2)
    expect(fault).toEqual({ reason: 'too_long', line: 3 })
  })

  it.each([
    ['UTF-16', Buffer.from('\ufeffemail\na@example.org\n', 'utf16le')],
    ['Windows-1251', Buffer.from([0x65, 0x0a, 0xc0, 0xe1, 0xe2, 0x0a])],
    ['a file cut within a letter', Buffer.from('email\nя').subarray(0, 7)],
  ])('does not guess at %s', async (_, bytes) => {
    expect((await read(bytes, 4096)).fault?.reason).toBe('not_utf8')
  })

  it('says where it was cut off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('email\na@example.org\nb@exam'))
      throw new Error('the connection broke')
    }
    const pieces = []
    for await (const piece of readCsv(broken())) pieces.push(piece)
    expect(pieces.flatMap(({ rows }) => rows)).toHaveLength(2)
    expect(pieces.at(-1)?.fault?.reason).toBe('cut_off')
  })

  it('has no rows if it is empty', async () => expect(await read('')).toEqual({ rows: [], fault: null }))
})
