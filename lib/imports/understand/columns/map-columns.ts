import { carefulness, readStatusWord, readYesNo } from '../words/status-values'
import type { Meaning, Question, Standing } from '../../rules'
import { isEmailName, mayBeEmailName } from '../words/column-names'
import { isEverydayName } from '../words/everyday-names'
import { normaliseName } from '../words/normalise-name'
import { isPlainStatusName, polarityOf } from '../words/status-names'
import type { SurveyedColumn, SurveyedPart } from './survey-part'

export type MappedColumns = { columns: { name: string; meaning: Meaning }[]; questions: Question[] }

/** What each column of a part becomes, by its name and all of its values, and what must be asked. */
export function mapColumns(part: SurveyedPart, { isOnly }: { isOnly: boolean }): MappedColumns {
  const email = findEmail(part.columns)
  const isOnlyAddresses = part.headerLine === null && holdsOnlyAddresses(part.columns)
  const questions: Question[] = []
  const hasAddresses = part.columns.some(({ profile }) => profile.addresses > 0)
  if (email === null && !isOnlyAddresses && (hasAddresses || isOnly))
    questions.push({ about: 'email_column', part: part.name })
  const columns = part.columns.map((column) => {
    const meaning = column === email ? 'email' : meaningOf(column, part)
    if (meaning === 'unclear') questions.push(askAbout(column, part))
    if (isOnlyAddresses && column.decided === null) return { name: column.name, meaning: 'email' as const }
    const isSecond = meaning === 'email' && column !== email
    return { name: column.name, meaning: meaning === 'unclear' || isSecond ? 'ignored' : meaning }
  })
  if (!saysWhoIsMailed(columns) && questions.length === 0 && part.known === null)
    for (const column of part.columns.filter((each) => isSuspect(each, part)).slice(0, mostSuspects))
      questions.push(askAbout(column, part))
  return { columns, questions }
}

const mostSuspects = 3

function askAbout(column: SurveyedColumn, part: SurveyedPart): Question {
  const { place, name } = column
  return { about: 'status_column', part: part.name, column: place, name, example: exampleOf(column) }
}

const sayingMeanings: readonly Meaning[] = ['status', 'unsubscribed_at', 'suppressed_at', 'suppressed_reason']

function saysWhoIsMailed(columns: MappedColumns['columns']): boolean {
  return columns.some(({ meaning }) => sayingMeanings.includes(meaning))
}

/**
 * Where no column says who may be mailed, one in a language that we do not know may: its name is unknown, and it has a few
 * words again and again, or yes and no. Names of everyday columns are not asked about.
 */
function isSuspect({ name, decided, byName, profile }: SurveyedColumn, part: SurveyedPart): boolean {
  const { values, filled, dates, addresses } = profile
  if (name === '' || decided !== null || byName !== null || values === null) return false
  if (dates + addresses > 0 || filled === 0 || isEverydayName(normaliseName(name))) return false
  const words = [...values.keys()]
  if (words.every((word) => readYesNo(word) !== null)) return !words.every((word) => /^[01x]$/.test(word))
  const isFew =
    words.length >= 2 && words.length <= 8 && filled >= 4 * words.length && filled * 2 >= part.rows
  return isFew && words.every((word) => /\p{L}/u.test(word) && !/\d{2}/.test(word))
}

/** By decision; else by name where addresses are; else the only column with addresses. Null if nothing tells. */
function findEmail(columns: readonly SurveyedColumn[]): SurveyedColumn | null {
  const decided = columns.find((column) => column.decided === 'email')
  if (decided !== undefined) return decided
  const open = columns.filter((column) => column.decided === null)
  const full = open.filter(({ profile }) => profile.addresses > 0 && profile.addresses * 2 >= profile.filled)
  const named = open.filter(({ key }) => isEmailName(key))
  const best = mostAddresses(named)
  if (best !== undefined && (best.profile.addresses > 0 || full.length === 0)) return best
  const maybe = full.filter(({ key }) => mayBeEmailName(key))
  if (maybe.length === 1) return maybe[0] ?? null
  return full.length === 1 ? (full[0] ?? null) : null
}

/** A list such as "a@example.org, b@example.org": each cell is a person of its own. */
function holdsOnlyAddresses(columns: readonly SurveyedColumn[]): boolean {
  const filled = columns.filter(({ profile }) => profile.filled > 0)
  return filled.length > 1 && filled.every(({ profile }) => profile.addresses === profile.filled)
}

/** The first of them, unless another has more addresses. */
function mostAddresses(columns: readonly SurveyedColumn[]): SurveyedColumn | undefined {
  return [...columns].sort((one, other) => other.profile.addresses - one.profile.addresses)[0]
}

function meaningOf(column: SurveyedColumn, part: SurveyedPart): Meaning | 'unclear' {
  const { key, decided, byName, profile } = column
  if (decided !== null) return decided
  if (part.known !== null && key in part.known.columns) return byName ?? 'ignored'
  if (byName === 'status')
    return part.known?.status.includes(key) === true ? 'status' : statusOrElse(column, part)
  // A name for an address above something else, such as "Email: yes".
  if (byName === 'email' && profile.addresses === 0 && profile.filled > 0) return byValues(column)
  if (byName !== null) return profile.notMailed === null ? byName : 'unclear'
  return byValues(column)
}

/** A column that no name explains: a status only if its values are, and no other meaning. */
function byValues({ name, profile }: SurveyedColumn): Meaning | 'unclear' {
  const values = [...(profile.values?.keys() ?? [])]
  const standings = values.map(readStatusWord)
  const isStatus = values.length > 0 && standings.every((standing) => standing !== null)
  if (isStatus && (name === '' || standings.some((standing) => standing !== 'subscribed'))) return 'status'
  if (profile.notMailed !== null) return 'unclear'
  if (name !== '' || profile.filled === 0) return 'ignored'
  if (values.length > 0 && values.every((value) => readYesNo(value) !== null)) return 'unclear'
  return profile.words > 0.8 * profile.filled ? 'name' : 'ignored'
}

/** A column with the name of a status: it may also be a date, or a postal state. */
function statusOrElse(column: SurveyedColumn, part: SurveyedPart): Meaning | 'unclear' {
  const { key, profile } = column
  if (profile.filled === 0) return isPlainStatusName(key) ? 'status' : 'ignored'
  if (isPostal(column, part)) return 'ignored'
  if (profile.dates > 0) return dateOrUnclear(column)
  if (profile.values === null) return 'unclear'
  const known = [...profile.values.keys()].map((value) => readStatusValue(key, value) !== null)
  if (known.every(Boolean)) return 'status'
  return isPlainStatusName(key) && known.some(Boolean) ? 'status' : 'unclear'
}

function dateOrUnclear({ key, profile }: SurveyedColumn): Meaning | 'unclear' {
  const polarity = polarityOf(key)
  const others = [...(profile.values?.keys() ?? ['?'])]
  if (polarity === null || polarity.yes === 'never_agreed') return 'unclear'
  const mayMix = polarity.no === 'subscribed' && others.every((value) => readYesNo(value) !== null)
  if (others.length > 0 && !mayMix) return 'unclear'
  if (polarity.yes === 'suppressed') return 'suppressed_at'
  if (polarity.yes === 'unsubscribed') return 'unsubscribed_at'
  return /confirm|verif/.test(key) ? 'confirmed_at' : 'signed_up_at'
}

const postalWords = new Set(
  'city town zip zipcode zip_code postcode postal_code post_code country street address address_1 address_line_1 province region county phone'.split(
    ' ',
  ),
)

/** The state of a postal address: NY, CA, or any words beside a city, if none is a status. */
function isPostal({ key, profile }: SurveyedColumn, part: SurveyedPart): boolean {
  if (!/^(?:\w+_)?(?:states?|estado|stato|stan)$/.test(key)) return false
  const values = [...(profile.values?.keys() ?? [])]
  const areWords = values.some((value) => readStatusWord(value) !== null)
  if (areWords) return false
  const areCodes = profile.codes === profile.filled && !values.every((value) => readYesNo(value) !== null)
  return areCodes || part.columns.some((other) => postalWords.has(other.key))
}

/** What a value of a status column of this name says; null if we do not know. */
export function readStatusValue(key: string, value: string): Standing | null {
  const answer = isCount(key) && value !== '0' ? null : readYesNo(value)
  if (answer === null) return readStatusWord(value)
  const polarity = polarityOf(key)
  return polarity === null ? null : answer ? polarity.yes : polarity.no
}

/** "Bounces: 1" counts, and soft bounces pass. */
function isCount(key: string): boolean {
  return /(?:^|_)(?:counts?|number|total|times|bounces|complaints|soft)(?:_|$)|softbounce/.test(key)
}

function exampleOf({ profile }: SurveyedColumn): string | null {
  if (profile.notMailed !== null) return profile.notMailed
  const values = [...(profile.values?.keys() ?? [])]
  return values.find((value) => carefulness[readStatusWord(value) ?? 'suppressed'] > 0) ?? values[0] ?? null
}
