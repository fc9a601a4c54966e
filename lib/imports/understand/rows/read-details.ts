import type { ImportLine } from '../../rules'
import {
  cleanLine,
  cleanText,
  longestName,
  longestNote,
  readIpPrefix,
  readTags,
  withoutApostrophe,
} from './clean-cells'
import { isBlankValue } from '../words/normalise-name'
import type { PartPlan } from './plan-part'
import { firstDate } from './first-date'

export type Details = Pick<
  ImportLine,
  'name' | 'note' | 'tags' | 'source' | 'ipPrefix' | 'agreedBy' | 'agreedAt' | 'wordingVersion'
>

const longestKept = 1000

/** What is kept of a person beside their address and standing. */
export function readDetails(cells: readonly string[], plan: PartPlan): Details {
  const { places } = plan
  const note = firstFilled(cells, places.note)
  return {
    name: readName(cells, places),
    note: note === null ? null : cleanText(withoutApostrophe(note), longestNote),
    tags: places.tags.length === 0 ? [] : readTags(withoutApostrophe(allFilled(cells, places.tags) ?? '')),
    source: readLine(firstFilled(cells, places.source), longestKept),
    ipPrefix: places.ip.length === 0 ? null : firstPrefix(cells, places.ip),
    agreedBy: readLine(firstFilled(cells, places.agreed_by), longestName),
    agreedAt: firstDate(cells, { plan, meaning: 'agreed_at' })?.at ?? null,
    wordingVersion: readLine(firstFilled(cells, places.wording_version), longestName),
  }
}

function readLine(filled: string | null, longest: number): string | null {
  return filled === null ? null : cleanLine(withoutApostrophe(filled), longest)
}

/** A full name; else first and last name. "Petrova" beside a first name "Anna" is a last name. */
function readName(cells: readonly string[], places: PartPlan['places']): string | null {
  const full = readLine(firstFilled(cells, places.name), longestName)
  if (places.first_name.length === 0 && places.last_name.length === 0) return full
  const first = readLine(firstFilled(cells, places.first_name), longestName)
  const last = readLine(firstFilled(cells, places.last_name), longestName)
  if (full !== null && (first === null || last !== null || full.includes(first))) return full
  const joined = [first, full ?? last].filter((each) => each !== null).join(' ')
  return joined === '' ? null : cleanLine(joined, longestName)
}

/** The first network of some columns: a confirmation comes after the sign-up, and both say where somebody agreed. */
function firstPrefix(cells: readonly string[], places: readonly number[]): string | null {
  for (const place of places) {
    const prefix = readIpPrefix(cells[place] ?? '')
    if (prefix !== null) return prefix
  }
  return null
}

function allFilled(cells: readonly string[], places: readonly number[]): string | null {
  if (places.length === 1) return firstFilled(cells, places)
  const filled = places.map((place) => firstFilled(cells, [place])).filter((cell) => cell !== null)
  return filled.length === 0 ? null : filled.join(',')
}

function firstFilled(cells: readonly string[], places: readonly number[]): string | null {
  for (const place of places) {
    const cell = cells[place]
    if (cell !== undefined && cell !== '' && !isBlankValue(cell)) return cell.trim()
  }
  return null
}
