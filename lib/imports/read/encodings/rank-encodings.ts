import { candidates, type OneByteEncoding } from './letters'
import { openDecoder } from './open-decoder'

/** How often one byte stands behind another, by `256 * first + second`; only of pairs with a byte above 0x7F. */
export type BytePairs = Uint32Array

export type Ranking = {
  /** The most likely first. */
  encodings: OneByteEncoding[]
  /** True if the text makes sense in the first, and in no other that would show it differently. */
  isSure: boolean
}

/** So much more likely than the next (as a logarithm: about ten times) an encoding must be. */
const sureMargin = 2.2
/** The least average of a text that is one; Russian has about -3, letters by chance -6. */
const leastAverage = -4.8

/**
 * Which encoding of one byte a character makes the most sense: by how frequent its letters are, and by what stands
 * beside them. No capital follows a small letter ("бНОЮ" is "Анна"), no sign stands within a word ("Jÿrgen", "Fran¢ois"),
 * no Cyrillic letter beside a Latin one ("Mьller").
 */
export function rankEncodings(pairs: BytePairs): Ranking {
  const ranked = candidates
    .map(({ encoding, letters, prior }) => ({
      encoding,
      total: prior + scoreOf(pairs, openTable(encoding, letters)),
    }))
    .sort((one, other) => other.total - one.total)
  const [best] = ranked
  if (best === undefined) throw new Error('There are no candidates.')
  const count = countBytes(pairs)
  const other = ranked.find(({ encoding }) => !readAlike(pairs, [best.encoding, encoding]))
  const isAhead = other === undefined || best.total - other.total >= sureMargin
  return {
    encodings: ranked.map(({ encoding }) => encoding),
    isSure: isAhead && best.total / Math.max(1, count) >= leastAverage,
  }
}

type Kind = 'lower' | 'upper' | 'caseless' | 'digit' | 'sign' | 'apostrophe' | 'space'
type Sign = { kind: Kind; isLatin: boolean; isAscii: boolean; score: number }

const ofTypography = Math.log(0.02)
const ofAnySign = Math.log(0.0005)
const ofNothing = Math.log(0.000001)
const ofOddLetter = Math.log(0.0003)

function openTable(encoding: OneByteEncoding, letters: ReadonlyMap<string, number>): Sign[] {
  const characters = decodeAll(encoding)
  return Array.from({ length: 256 }, (_, byte) => {
    const character = characters[byte] ?? '\ufffd'
    const kind = kindOf(character)
    const isLatin = /\p{Script=Latin}/u.test(character)
    return { kind, isLatin, isAscii: byte < 0x80, score: byte < 0x80 ? 0 : likelihoodOf(character, letters) }
  })
}

const tables = new Map<OneByteEncoding, string[]>()

function decodeAll(encoding: OneByteEncoding): string[] {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const characters = Array.from({ length: 256 }, (_, byte) =>
    openDecoder(encoding).write(Uint8Array.of(byte)),
  )
  tables.set(encoding, characters)
  return characters
}

function kindOf(character: string): Kind {
  if (/\p{Ll}/u.test(character)) return 'lower'
  if (/\p{Lu}/u.test(character)) return 'upper'
  if (/\p{L}/u.test(character)) return 'caseless'
  if (/\p{N}/u.test(character) && character < '\x80') return 'digit'
  if (/['’‘.\-–—]/.test(character)) return 'apostrophe'
  return /[\s\p{Cc}]/u.test(character) && character < '\xa1' && !/[\x80-\x9f]/.test(character)
    ? 'space'
    : 'sign'
}

function likelihoodOf(character: string, letters: ReadonlyMap<string, number>): number {
  if (/[\x80-\x9f\ufffd]/.test(character)) return ofNothing
  if (/[’‘“”„–—…«»€№\xa0]/.test(character)) return ofTypography
  const weight = letters.get(character) ?? letters.get(character.toLowerCase())
  if (weight !== undefined) return Math.log(weight)
  return /\p{L}/u.test(character) ? ofOddLetter : ofAnySign
}

function scoreOf(pairs: BytePairs, table: readonly Sign[]): number {
  let total = 0
  for (let first = 0; first < 256; first += 1) {
    const before = table[first]
    for (let second = first < 0x80 ? 0x80 : 0; second < 256; second += 1) {
      const times = pairs[256 * first + second] ?? 0
      const sign = table[second]
      if (times === 0 || before === undefined || sign === undefined) continue
      total += times * (sign.score + neighbourly(before, sign))
    }
  }
  return total
}

/** How likely it is that one character stands behind the other, as a logarithm. */
function neighbourly(before: Sign, sign: Sign): number {
  const [one, other] = [isLetter(before), isLetter(sign)]
  if (one && other) {
    if (before.isLatin !== sign.isLatin) return -4
    if (before.kind === 'lower' && sign.kind === 'upper') return -3
    const isRare = sign.isLatin && !before.isAscii && !sign.isAscii
    return (isRare ? -2 : 0) + (before.kind === 'upper' && sign.kind === 'upper' ? -0.3 : 0)
  }
  if (one !== other && (before.kind === 'sign' || sign.kind === 'sign'))
    return isPlainSign(before) || isPlainSign(sign) ? 0 : -3
  return other && sign.kind === 'lower' ? -1 : 0
}

function isLetter({ kind }: Sign): boolean {
  return kind === 'lower' || kind === 'upper' || kind === 'caseless'
}

/** Commas and quotation marks stand beside any letter. */
function isPlainSign({ kind, isAscii }: Sign): boolean {
  return kind === 'sign' && isAscii
}

function countBytes(pairs: BytePairs): number {
  let count = 0
  for (let place = 0; place < pairs.length; place += 1) if (place % 256 >= 0x80) count += pairs[place] ?? 0
  return count
}

/** True if both encodings read every byte that occurs as the same character. */
function readAlike(pairs: BytePairs, [one, other]: [OneByteEncoding, OneByteEncoding]): boolean {
  const [ones, others] = [decodeAll(one), decodeAll(other)]
  for (let byte = 0x80; byte < 256; byte += 1) {
    if (ones[byte] === others[byte]) continue
    for (let first = 0; first < 256; first += 1) if ((pairs[256 * first + byte] ?? 0) > 0) return false
  }
  return true
}
