import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../rules'
import { rankEncodings, type BytePairs } from './encodings/rank-encodings'

/** How the bytes of a text are to be read. */
export type TextSurvey = {
  encoding: Encoding
  /** A UTF-16 mark: the encoding is certain. */
  isMarked: boolean
  /** Null if the encoding is known. */
  doubt: EncodingDoubt | null
  /** The first bytes, for the delimiter. */
  head: Buffer
  /** The last character, of UTF-8 or UTF-16, lacks some bytes. */
  isCutOff: boolean
  /** Too many control characters for a text: a picture, a program. */
  isBinary: boolean
}

/** Encodings that make sense, the most likely first, and some bytes that they read differently. */
export type EncodingDoubt = { encodings: Encoding[]; sample: Buffer }

const headLength = 64 * 1024

/**
 * Reads a whole text once. A mark decides, then zero bytes (UTF-16), then whether all bytes are UTF-8. What is left has
 * one byte a character, and is told by the letters that it then has. A few broken bytes in much UTF-8 do not make it
 * something else, but leave a doubt, because nobody can say what they were.
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
  const { broken, whole, sample } = counted
  if (wide !== null) {
    const isCutOff = counted.size % 2 === 1
    return { ...rest, encoding: wide.encoding, doubt: null, isCutOff }
  }
  if (broken === 0) return { ...rest, encoding: 'utf-8', doubt: null, isCutOff: counted.isCutOff }
  const { encodings, isSure } = rankEncodings(counted.pairs)
  if (whole >= 10 * broken) {
    const doubt = { encodings: ['utf-8' as const, ...encodings], sample }
    return { ...rest, encoding: 'utf-8', doubt, isCutOff: counted.isCutOff }
  }
  const doubt = isSure ? null : { encodings, sample }
  return {
    ...rest,
    encoding: encodings[0] ?? 'windows-1252',

    doubt,
    isCutOff: false,
  }
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
  if (isTextOfBytes(head)) return null
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', isMarked: false }
}

/** A text of one byte a character with some zero bytes: most bytes are printable ASCII beside printable ASCII. */
function isTextOfBytes(head: Buffer): boolean {
  const isPrintable = (byte: number | undefined) => byte !== undefined && byte >= 32 && byte < 127
  let both = 0
  for (let at = 0; at < head.length; at += 2)
    if (isPrintable(head[at]) && isPrintable(head[at + 1])) both += 1
  return both > head.length / 4
}

function isBinary(head: Buffer): boolean {
  let controls = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32)) controls += 1
  return controls > Math.max(8, head.length / 50)
}

type Counted = {
  /** Whole UTF-8 characters of several bytes, and bytes that belong to none. */
  whole: number
  broken: number
  isCutOff: boolean
  /** Of chunks that are not UTF-8. */
  pairs: BytePairs
  lastByte: number
  size: number
  /** Around the first byte that is not UTF-8. */
  sample: Buffer
}

/** So many characters of several bytes are enough to know that a text is UTF-8. */
const manyWhole = 10_000

function openCounter() {
  const counted: Counted = {
    whole: 0,
    broken: 0,
    isCutOff: false,
    pairs: new Uint32Array(256 * 256),
    lastByte: 10,
    size: 0,
    sample: Buffer.alloc(0),
  }
  let rest: Uint8Array = new Uint8Array()
  return {
    count(chunk: Uint8Array): void {
      counted.size += chunk.length
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
  const isPlain = isAscii(bytes)
  if (!isPlain && !isUtf8(bytes)) countPairs(bytes, counted)
  counted.lastByte = bytes.at(-1) ?? counted.lastByte
  if (isPlain || (counted.whole > manyWhole && isUtf8(bytes))) return
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const length = lengthOf(byte)
    if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
      counted.whole += 1
      at += length - 1
    } else {
      if (counted.broken === 0) counted.sample = sampleAt(bytes, at)
      counted.broken += 1
    }
  }
}

function countPairs(bytes: Uint8Array, { pairs, lastByte }: Counted): void {
  let before = lastByte
  for (const byte of bytes) {
    if (byte >= 0x80 || before >= 0x80) pairs[256 * before + byte] = (pairs[256 * before + byte] ?? 0) + 1
    before = byte
  }
}

const sampleLength = 40

/** The cell around a byte, or as much of it as has arrived. */
function sampleAt(bytes: Uint8Array, at: number): Buffer {
  const isEnd = (place: number) => /[\n\r,;\t|"]/.test(String.fromCharCode(bytes[place] ?? 10))
  let [from, to] = [at, at]
  while (from > 0 && at - from < sampleLength && !isEnd(from - 1)) from -= 1
  while (to < bytes.length && to - at < sampleLength && !isEnd(to)) to += 1
  return Buffer.from(bytes.subarray(from, to))
}
