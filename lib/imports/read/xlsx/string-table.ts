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

const chunkSize = 1024 * 1024

/** Each text is in one chunk, so that a growing table is never copied. */
function openTable() {
  const chunks: Buffer[] = []
  let starts = new Uint32Array(4096)
  let lengths = new Uint32Array(4096)
  let [used, count] = [chunkSize, 0]
  return {
    add(text: string): void {
      const length = Buffer.byteLength(text)
      if (length > chunkSize || chunks.length * chunkSize > mostBytes)
        throw new UnreadableFile('too_large', null)
      if (used + length > chunkSize) {
        chunks.push(Buffer.allocUnsafeSlow(chunkSize))
        used = 0
      }
      if (count === starts.length) [starts, lengths] = [longer(starts), longer(lengths)]
      starts[count] = (chunks.length - 1) * chunkSize + used
      lengths[count] = length
      used += chunks.at(-1)?.write(text, used) ?? 0
      count += 1
    },
    at(place: number): string {
      const start = starts[place]
      if (place >= count || start === undefined) return ''
      const from = start % chunkSize
      return chunks[Math.floor(start / chunkSize)]?.toString('utf8', from, from + (lengths[place] ?? 0)) ?? ''
    },
  }
}

function longer(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(2 * numbers.length)
  twice.set(numbers)
  return twice
}
