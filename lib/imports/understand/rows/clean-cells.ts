import { ipPrefix } from '../../../limits/ip-prefix'

export const longestName = 200
export const longestNote = 2000
const longestTag = 50
const mostTags = 30

/** Control characters, invisible marks of direction, and halves of surrogate pairs, which PostgreSQL cannot store. */
const unwanted =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu
/** What most cells consist of: nothing to clean. */
const clean = /^[\x20-\x7e\u00a1-\u052f]*$/

/** One line without control characters; null if nothing is left. */
export function cleanLine(cell: string, longest: number): string | null {
  const text = clean.test(cell) ? cell.trim() : cell.replace(unwanted, '').replaceAll(/\s+/g, ' ').trim()
  return text === '' ? null : cut(text, longest)
}

/** Several lines, for a note. */
export function cleanText(cell: string, longest: number): string | null {
  const text = cell.replaceAll(/\r\n?/g, '\n').replace(unwanted, '').trim()
  return text === '' ? null : cut(text, longest)
}

/** Never half of a character of two code units. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const code = text.charCodeAt(longest - 1)
  return text.slice(0, code >= 0xd800 && code < 0xdc00 ? longest - 1 : longest).trimEnd()
}

/**
 * The tags of a cell: `"a","b"` as Mailchimp writes them, a JSON array, or words between commas, semicolons or bars. In
 * quotation marks a tag may contain a comma.
 */
export function readTags(cell: string): string[] {
  const text = cell.slice(0, 10_000).trim()
  if (text === '' || text === '[]' || text === '{}') return []
  const found = fromJson(text) ?? text.replace(/^\{(.*)\}$/s, '$1').match(/"(?:[^"]|"")*"|[^,;|\n"]+/g) ?? []
  const tags = new Set<string>()
  for (const each of found) {
    const tag = cleanLine(each.replace(/^\s*"(.*)"\s*$/s, '$1').replaceAll('""', '"'), longestTag)
    if (tag !== null && tags.size < mostTags) tags.add(tag)
  }
  return [...tags]
}

function fromJson(text: string): string[] | null {
  if (!text.startsWith('[')) return null
  try {
    const parsed: unknown = JSON.parse(text)
    if (!Array.isArray(parsed)) return null
    return parsed.map(nameOf).filter((name) => name !== null)
  } catch {
    // `['a', 'b']`, as Python writes a list.
    return text
      .slice(1, -1)
      .replaceAll(/^\s*'|'\s*$|'\s*,\s*'/g, ',')
      .split(',')
  }
}

/** A tag is a text, or an object with a name. */
function nameOf(item: unknown): string | null {
  if (typeof item === 'string' || typeof item === 'number') return String(item)
  const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : null
  return typeof name === 'string' ? name : null
}

const prefix = /^(?:\d{1,3}\.){3}0\/24$|^[0-9a-f:]{2,20}::\/56$/i

/** The network of an address; a network stays what it is. Null if the cell is neither. */
export function readIpPrefix(cell: string): string | null {
  const text = cell.trim()
  if (text === '' || text.length > 60) return null
  return prefix.test(text) ? text.toLowerCase() : ipPrefix(text) || null
}

/** Our own export writes an apostrophe before what a spreadsheet would take for a formula, also behind a separator. */
export function withoutApostrophe(cell: string): string {
  return cell.includes("'")
    ? cell.replaceAll(
        /^'(?=[\s\u200b\ufeff]*[=+\-@＝＋－＠|%])|(?<=[;\t\r\n][;\s"\u200b\ufeff]*)'(?=[=+\-@＝＋－＠|%])/gu,
        '',
      )
    : cell
}
