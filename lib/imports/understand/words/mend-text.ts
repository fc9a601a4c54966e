import { decodeHTMLStrict } from 'entities/decode'
import { readMisread } from './misread-text'

/** Text may have been damaged more than once: `&amp;eacute;`, or UTF-8 that was read wrongly twice. */
const mostRounds = 4
const mayBeDamaged = /[&\u0080-\uffff]/
const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/

/** The time for one piece grows with the square of its length. */
const longestPiece = 2000
/** Not after Ð and Ã, whose second half may be a space. */
const pieces = /[^]{1,2000}(?<![ÐÃ])(?=[ \n]|$)|[ \n]*[^ \n]+/g

/**
 * The text without HTML entities (`&amp;`, `&#1048;`), and with characters that were written as UTF-8 and read as
 * something else (`Ð˜Ð²Ð°Ð½`, `Ã©`) as they were meant. Null if it has neither. Nobody can be certain: it is shown to a
 * person, and used only where they agree.
 */
export function mendText(text: string): string | null {
  if (!mayBeDamaged.test(text)) return null
  let mended = text
  for (let round = 0; round < mostRounds; round += 1) {
    const next = readPieces(entity.test(mended) ? decodeHTMLStrict(mended) : mended)
    if (next === mended) break
    mended = next
  }
  return mended === text ? null : mended
}

/** A word that is longer than a piece stays as it is. */
function readPieces(text: string): string {
  if (text.length <= longestPiece) return readMisread(text)
  return text.replaceAll(pieces, (piece) => (piece.length > longestPiece ? piece : readMisread(piece)))
}
