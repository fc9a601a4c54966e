import type { Encoding } from '../../rules'
import { openDecoder } from '../../read/encodings/open-decoder'

/** In the order in which they are tried: the first two make nearly all such text. */
const misreadings: readonly Encoding[] = [
  ...(['windows-1252', 'windows-1251', 'windows-1254', 'windows-1250', 'windows-1257', 'macintosh'] as const),
  ...(['ibm850', 'ibm866', 'koi8-r', 'x-mac-cyrillic', 'windows-1253'] as const),
]

type Misreading = { encoding: Encoding; byteOf: ReadonlyMap<string, number>; run: RegExp }

const utf8 = new TextDecoder('utf-8', { fatal: true })
const asBytes = (characters: string, byteOf: ReadonlyMap<string, number>) =>
  Uint8Array.from(characters, (character) => byteOf.get(character) ?? 0)

/** Built at the first text that needs them: most lists have none. */
let built: readonly Misreading[] | null = null

function openMisreading(encoding: Encoding): Misreading {
  const byteOf = new Map<string, number>()
  // Latin-1, and TextDecoder for bytes without a character, leave control characters.
  for (let byte = 0x80; byte < 0xa0; byte += 1) byteOf.set(String.fromCharCode(byte), byte)
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    const decoder = openDecoder(encoding)
    const character = decoder.write(Uint8Array.of(byte)) + decoder.end()
    if (character.length === 1 && character !== '\ufffd') byteOf.set(character, byte)
  }
  const between = (first: number, last: number) =>
    [...byteOf]
      .filter(([, byte]) => byte >= first && byte <= last)
      .map(([character]) => `\\u{${character.charCodeAt(0).toString(16)}}`)
      .join('')
  const next = `[${between(0x80, 0xbf)}]`
  const sequences = [
    `[${between(0xc2, 0xdf)}]${next}`,
    `[${between(0xe0, 0xef)}]${next}{2}`,
    `[${between(0xf0, 0xf4)}]${next}{3}`,
  ]
  // All of a word but ASCII must be such sequences, or a genuine word would lose a part.
  const other = '[^\\x00-\\x7f\\u00a0«»‘’‚“”„–—…]'
  return { encoding, byteOf, run: new RegExp(`(?<!${other})(?:${sequences.join('|')})+(?!${other})`, 'gu') }
}

/** Not `тАЩ`: a small letter before two capitals is a mark of UTF-8, read as DOS 866. */
const onlyCyrillic = /^(?:[\x00-\x7fа-яА-ЯёЁ](?<!т[АВ][А-Я]))*$/
const onlyWestern = /^[\x00-\x7fÀ-ÿ]*$/

/** The text as it was meant; the text itself if it does not look as if it had been misread. */
export function readMisread(text: string): string {
  if (onlyCyrillic.test(text)) return text
  const cyrillic = readCyrillic(text)
  if (cyrillic !== text || onlyWestern.test(text)) return cyrillic
  built ??= misreadings.map(openMisreading)
  let best = { read: text, length: 0 }
  for (const misreading of built) {
    const found = readAs(withHardSpaces(text), misreading)
    // The way that explains most characters is the right one.
    if (found.length > best.length) best = found
  }
  return best.read
}

/** `Ð Ð¾Ð¼Ð°Ð½`: a no-break space is the second byte of "Р" and "à", and some programs write a plain one instead. */
function withHardSpaces(text: string): string {
  return /[ÐÑ][\u0080-\u00bf\u2010-\u203a]|Ã[\u0080-\u00bf]/.test(text)
    ? text.replaceAll(/([ÐÃ]) /g, '$1\u00a0')
    : text
}

/** With the number of characters that were misread in this way. */
function readAs(text: string, misreading: Misreading): { read: string; length: number } {
  let length = 0
  const read = text.replaceAll(misreading.run, (run, at: number) => {
    const context = {
      before: letterAt(text, at - 1),
      after: letterAt(text, at + run.length),
      run,
      misreading,
    }
    const meant = decode(context)
    if (meant === null || !isLikely(meant, context)) return run
    length += run.length
    return meant
  })
  return { read, length }
}

type Context = {
  /** The ASCII letters around the run; empty if there are none. */
  before: string
  after: string
  run: string
  misreading: Misreading
}

function letterAt(text: string, place: number): string {
  return /[A-Za-z]/.exec(text[place] ?? '')?.[0] ?? ''
}

/** Null if it is not UTF-8, or makes no sense. What was misread twice makes sense only after the second reading. */
function decode({ before, after, run, misreading: { byteOf } }: Context): string | null {
  try {
    const meant = utf8.decode(asBytes(run, byteOf))
    if (sensible.test(meant)) return meant
    const again = readMisread(before + meant + after).slice(before.length, after === '' ? undefined : -1)
    return again !== meant && sensible.test(again) ? again : null
  } catch {
    // The bytes are no UTF-8, so that this was not the way.
    return null
  }
}

const latin = '[À-ÖØ-öø-ķĹ-ňŊ-ŷŹ-žƠơƯưȘ-țẠ-ỹ]'
const marks = '[\\u00a0«»‘’‚“”„‹›–—…•·°©®™€£¡¿ªº№\\u200b\\u200d\\ufe0f\\ufeff]'
/** Letters and marks that people write in names and notes; others show that the reading is wrong. */
const sensible = new RegExp(
  `^(?:${latin}|${marks}|[Ѐ-џҐґ]|[Ά-ώ]|[א-ת]|[ء-غف-يپچژگکی]|[ა-ჰ]|[Ա-Ֆա-և]|[\\u3040-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7a3]|\\p{Extended_Pictographic})+$`,
  'u',
)
const oneLatin = new RegExp(`^${latin}$`, 'u')
const oneMark = new RegExp(`^${marks}$`, 'u')

/**
 * Two characters or more are no accident. One may be: `CAFÉ»` is a word in capitals before a closing mark. So one letter
 * must stand in a word, and fit to its case.
 */
function isLikely(meant: string, { before, after, run, misreading: { encoding } }: Context): boolean {
  if (meant.length > 1 || run.length > 2) return true
  if (oneMark.test(meant)) return encoding === 'windows-1252'
  if (!oneLatin.test(meant)) return encoding === 'windows-1252' && /[Ѐ-џ]/.test(meant)
  const neighbours = [before, after].filter((each) => each !== '')
  if (neighbours.length === 0) return false
  return meant !== meant.toLowerCase() || neighbours.some((each) => each === each.toLowerCase())
}

/** Three letters with accents and nothing else: no Western word, but `Èâàí`, Cyrillic of one byte read as Western. */
const accents = /(?<![\p{L}\p{M}])[À-ÿ¨¸]{3,}(?![\p{L}\p{M}])/gu
const cyrillicWord = /^(?:[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+)$/

function readCyrillic(text: string): string {
  return text.replaceAll(accents, (word) => {
    const bytes = Uint8Array.from(word, (letter) => letter.charCodeAt(0))
    const readings = (['windows-1251', 'koi8-r'] as const).map((name) => new TextDecoder(name).decode(bytes))
    return readings.find((reading) => cyrillicWord.test(reading)) ?? word
  })
}
