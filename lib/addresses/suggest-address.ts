import { domainToUnicode } from 'node:url'
import { commonDomains } from './common-mail-domains'

/**
 * The address that the reader probably meant. "reader@gmial.con" gives "reader@gmail.com"; so do Cyrillic letters that
 * look like Latin ones, and "пьфшд.сщь", typed on the wrong keyboard layout. Takes a stored address. Null if its domain
 * is well known, or like none that we know.
 */
export function suggestAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  if (at < 1 || domain === '' || domain.length > longestCompared || commonDomains.includes(domain))
    return null
  const nearest = nearestDomain(domain)
  return nearest === null ? null : `${address.slice(0, at)}@${nearest}`
}

/** No common domain has more than about twenty letters. */
const longestCompared = 120

function nearestDomain(domain: string): string | null {
  const plain = nearestOf(domain)
  if (plain !== null || !domain.includes('xn--')) return plain
  const letters = domainToUnicode(domain)
  return nearestOf(translate(letters, lookAlikes)) ?? nearestOf(translate(letters, keys))
}

/** Cyrillic letters and the Latin ones that look the same. */
const lookAlikes = alphabet('авекмнорстухгіїѕјһԁԛԝӏ', 'abekmhopctyxriisjhdqwl')
/** The letters of a Russian keyboard, and the Latin letters on the same keys. */
const keys = alphabet('йцукенгшщзхъфывапролджэячсмитьбю', "qwertyuiop[]asdfghjkl;'zxcvbnm,.")

function alphabet(from: string, to: string): Map<string, string> {
  return new Map(Array.from(from, (letter, place) => [letter, to.charAt(place)]))
}

function translate(text: string, letters: Map<string, string>): string {
  return Array.from(text, (letter) => letters.get(letter) ?? letter).join('')
}

/**
 * Allows two typos in a long domain, one in a short one, none in "me.com", which is close to too many. The more common
 * domain wins a tie.
 */
function nearestOf(domain: string): string | null {
  let best: { domain: string; distance: number } | null = null
  for (const candidate of commonDomains) {
    const length = Math.min(candidate.length, domain.length)
    const allowed = length < 7 ? 0 : length < 9 ? 1 : 2
    if (Math.abs(candidate.length - domain.length) > allowed) continue
    const distance = editDistance(domain, candidate)
    if (distance <= allowed && (best === null || distance < best.distance))
      best = { domain: candidate, distance }
  }
  return best?.domain ?? null
}

/** The restricted Damerau–Levenshtein distance: letters added, dropped, replaced, or two neighbours swapped. */
function editDistance(from: string, to: string): number {
  let twoBack: number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + cost,
        isSwap && cost === 1 ? at(twoBack, column - 2) + 1 : Infinity,
      )
    }
    twoBack = previous
    previous = current
  }
  return at(previous, to.length)
}

function at(row: number[], column: number): number {
  return row[column] ?? Infinity
}
