import { UnreadableFile } from '../unreadable-file'
import { readWholeXml } from './read-xml'

/** The texts of a workbook; its cells name them by number. */
export type StringTable = { at: (place: number) => string }

/** For all texts of a list of a million people. */
const mostBytes = 64 * 1024 * 1024

/** Keeps the texts as bytes in one buffer: a million strings would take several times the memory. */
export async function readStringTable(bytes: AsyncIterable<Uint8Array>): Promise<StringTable> {
  const table = openTable()
  let text = ''
  let isText = false
  let isPhonetic = false
  await readWholeXml(bytes, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      isText = name === 't' && !isPhonetic
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'si') table.add(text)
    },
  })
  return table
}

function openTable() {
  let bytes = Buffer.allocUnsafe(64 * 1024)
  let ends = new Uint32Array(4096)
  let [size, count] = [0, 0]
  return {
    add(text: string): void {
      const length = Buffer.byteLength(text)
      if (size + length > mostBytes) throw new UnreadableFile('too_large', null)
      if (size + length > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.min(mostBytes, 2 * (size + length)))
        bytes.copy(larger, 0, 0, size)
        bytes = larger
      }
      if (count === ends.length) {
        const longer = new Uint32Array(2 * count)
        longer.set(ends)
        ends = longer
      }
      size += bytes.write(text, size)
      ends[count] = size
      count += 1
    },
    at: (place: number): string =>
      place >= 0 && place < count ? bytes.toString('utf8', ends[place - 1] ?? 0, ends[place]) : '',
  }
}
