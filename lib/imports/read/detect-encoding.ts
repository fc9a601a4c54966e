import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../rules'

/** How the bytes of a text are to be read. */
export type TextSurvey = {
  encoding: Encoding
  /** A UTF-16 mark: the encoding is certain. */
  isMarked: boolean
  /** The first bytes, for the delimiter. */
  head: Buffer
  /** The last character is UTF-8 and lacks some bytes. */
  isCutOff: boolean
  /** Too many control characters for a text: a picture, a program. */
  isBinary: boolean
}

const headLength = 64 * 1024

/**
 * Reads a whole text once. A mark decides, then zero bytes (UTF-16), then whether all bytes are UTF-8. What is left is
 * windows-1251 or -1252: in Cyrillic words letters above 0x7F stand beside each other, in Western words between ASCII
 * letters. A few broken bytes in much UTF-8 do not make it something else.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<TextSurvey> {
  const headParts: Uint8Array[] = []
  let headSize = 0
  const counter = openCounter()
  for await (const chunk of bytes) {
    if (headSize < headLength) {
      headParts.push(Uint8Array.from(chunk.subarray(0, headLength - headSize)))
      headSize += chunk.length
    }
    counter.count(chunk)
  }
  const head = Buffer.concat(headParts)
  const wide = wideEncodingOf(head)
  const counted = counter.end()
  const rest = { head, isMarked: wide?.isMarked ?? false, isBinary: wide === null && isBinary(head) }
  if (wide !== null) return { ...rest, encoding: wide.encoding, isCutOff: false }
  const isUtf8Text = counted.broken === 0 || counted.whole >= 10 * counted.broken
  if (isUtf8Text) return { ...rest, encoding: 'utf-8', isCutOff: counted.isCutOff }
  return { ...rest, encoding: isCyrillic(counted) ? 'windows-1251' : 'windows-1252', isCutOff: false }
}

function wideEncodingOf(head: Buffer): { encoding: Encoding; isMarked: boolean } | null {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', isMarked: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', isMarked: true }
  const zeros = [0, 0] as [number, number]
  for (const [place, byte] of head.entries()) if (byte === 0) zeros[place % 2 === 0 ? 0 : 1] += 1
  const [even, odd] = zeros
  // Delimiters, line ends, digits and @ have a zero byte in any language.
  if (
    even + odd === 0 ||
    Math.max(even, odd) < head.length / 20 ||
    Math.min(even, odd) > Math.max(even, odd) / 20
  )
    return null
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', isMarked: false }
}

function isBinary(head: Buffer): boolean {
  let controls = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32)) controls += 1
  return controls > Math.max(8, head.length / 50)
}

/** Of bytes above 0x7F. */
type Counted = {
  /** Whole UTF-8 characters of several bytes, and bytes that belong to none. */
  whole: number
  broken: number
  isCutOff: boolean
  /** Letters of windows-1251, and how many of them stand behind another. */
  letters: number
  pairs: number
  isAfterLetter: boolean
}

/** So many characters of several bytes are enough to know that a text is UTF-8. */
const manyWhole = 10_000

function openCounter() {
  const counted: Counted = {
    whole: 0,
    broken: 0,
    isCutOff: false,
    letters: 0,
    pairs: 0,
    isAfterLetter: false,
  }
  let rest: Uint8Array = new Uint8Array()
  return {
    count(chunk: Uint8Array): void {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const cut = cutLength(bytes)
      rest = Uint8Array.from(bytes.subarray(bytes.length - cut))
      countBytes(bytes.subarray(0, bytes.length - cut), counted)
    },
    end(): Counted {
      // Of bytes that are UTF-8 but for the last, a part is missing.
      counted.isCutOff = rest.length > 0 && counted.broken === 0 && counted.whole > 0
      if (rest.length > 0 && !counted.isCutOff) countBytes(rest, counted)
      return counted
    },
  }
}

/** How many bytes at the end begin a UTF-8 character that they do not complete. */
function cutLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const needs = lengthOf(bytes[bytes.length - back] ?? 0)
    if (needs > 0) return needs > back ? back : 0
  }
  return 0
}

/** Of the UTF-8 character that begins with this byte; 0 if none does. */
function lengthOf(byte: number): number {
  if (byte < 0x80) return 1
  if (byte < 0xc2 || byte > 0xf4) return 0
  return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
}

function countBytes(bytes: Uint8Array, counted: Counted): void {
  if (isAscii(bytes) || (counted.whole > manyWhole && isUtf8(bytes))) {
    counted.isAfterLetter &&= bytes.length === 0
    return
  }
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const length = byte < 0x80 ? 1 : lengthOf(byte)
    const isWhole = length > 1 && isUtf8(bytes.subarray(at, at + length))
    if (isWhole) {
      counted.whole += 1
      at += length - 1
    } else if (byte >= 0x80) counted.broken += 1
    const isLetter = !isWhole && byte >= 0x80 && isCyrillicLetter(byte)
    if (isLetter) counted.letters += 1
    if (isLetter && counted.isAfterLetter) counted.pairs += 1
    counted.isAfterLetter = isLetter
  }
}

/** The letters of Russian, Ukrainian and Belarusian in windows-1251. */
function isCyrillicLetter(byte: number): boolean {
  return (
    byte >= 0xc0 || [0xa1, 0xa2, 0xa5, 0xa8, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xb8, 0xba, 0xbf].includes(byte)
  )
}

/** Words of three letters have two pairs; "Müller" has none. */
function isCyrillic({ letters, pairs }: Counted): boolean {
  return pairs > letters / 3
}
