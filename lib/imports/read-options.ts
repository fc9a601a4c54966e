import { refuse, succeed, type Result } from '../result'
import {
  encodings,
  meanings,
  standings,
  type Decisions,
  type Encoding,
  type Meaning,
  type Question,
  type Standing,
  type Survey,
} from './rules'

/** The options of the command, as they were typed. */
export type ImportOptions = {
  /** "column=meaning" */
  map: readonly string[]
  /** "value=standing" */
  status: readonly string[]
  /** What all people of a file are: "unsubscribed", or "file in the ZIP=unsubscribed". */
  standing: readonly string[]
  dateOrder?: string | undefined
  encoding?: string | undefined
}

type Parts = NonNullable<Decisions['parts']>
type Bad = { reason: 'bad_option'; option: string; message: string }

/** Turns options of the command line into the same decisions that the desk's preview makes. */
export function readOptions(options: ImportOptions, survey: Survey): Result<Decisions, Bad> {
  const parts: Parts = {}
  const faults = [
    ...options.map.map((typed) => readMap(typed, { survey, parts })),
    ...options.status.map((typed) => readStatus(typed, { survey, parts })),
    ...options.standing.map((typed) => readStanding(typed, { survey, parts })),
  ].filter((fault) => fault !== null)
  if (faults[0] !== undefined) return refuse(faults[0])
  const { dateOrder, encoding } = options
  const order = (['day_first', 'month_first'] as const).find((known) => known === dateOrder)
  if (dateOrder !== undefined && order === undefined)
    return refuse(bad('--date-order', 'is day_first or month_first'))
  const known = encoding === undefined ? undefined : readEncoding(encoding)
  if (encoding !== undefined && known === undefined)
    return refuse(bad('--encoding', `is one of ${encodings.join(', ')}`))
  return succeed({
    ...(order === undefined ? {} : { dateOrder: order }),
    ...(known === undefined ? {} : { encoding: known }),
    parts,
  })
}

const ownNames: Partial<Record<string, Encoding>> = {
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  'mac-cyrillic': 'x-mac-cyrillic',
  cp850: 'ibm850',
  ibm850: 'ibm850',
}

/** Under any of its usual names, such as cp866 or latin1. */
function readEncoding(typed: string): Encoding | undefined {
  const name = typed.trim().toLowerCase()
  const own = ownNames[name]
  if (own !== undefined) return own
  try {
    const { encoding } = new TextDecoder(name)
    return encodings.find((each) => each === encoding)
  } catch {
    // No encoding has this name.
    return undefined
  }
}

type Into = { survey: Survey; parts: Parts }

function readMap(typed: string, { survey, parts }: Into): Bad | null {
  const [name, meaning] = split(typed)
  if (!(meanings as readonly string[]).includes(meaning))
    return bad('--map', `“${typed}” must name one of ${meanings.join(', ')} after the =`)
  let found = 0
  for (const part of survey.mapping.parts) {
    for (const [place, column] of part.columns.entries()) {
      const isMeant = same(column.name, name) || (/^\d+$/.test(name) && Number(name) === place + 1)
      if (!isMeant) continue
      found += 1
      const decided = (parts[part.name] ??= {})
      decided.columns = { ...decided.columns, [place]: meaning as Meaning }
    }
  }
  return found > 0 ? null : bad('--map', `the file has no column “${name}”`)
}

function readStatus(typed: string, { survey, parts }: Into): Bad | null {
  const [value, standing] = split(typed)
  if (!isStanding(standing))
    return bad('--status', `“${typed}” must name one of ${standings.join(', ')} after the =`)
  let isFound = false
  for (const part of survey.mapping.parts) {
    for (const key of Object.keys(part.statuses)) {
      if (!same(key.slice(key.indexOf(':') + 1), value)) continue
      isFound = true
      const decided = (parts[part.name] ??= {})
      decided.statuses = { ...decided.statuses, [key]: standing }
    }
  }
  return isFound ? null : bad('--status', `no status column of the file has the value “${value}”`)
}

function readStanding(typed: string, { survey, parts }: Into): Bad | null {
  const [first, second] = split(typed)
  const standing = typed.includes('=') ? second : first
  const named = survey.mapping.parts.filter(({ name }) => !typed.includes('=') || same(name, first))
  if (!isStanding(standing)) return bad('--standing', `is one of ${standings.join(', ')}`)
  if (named.length === 0) return bad('--standing', `the ZIP has no file “${first}”`)
  for (const { name } of named) (parts[name] ??= {}).standing = standing
  return null
}

/** At the last =, because a column's name may contain one. */
function split(typed: string): [string, string] {
  const at = typed.lastIndexOf('=')
  return at === -1 ? [typed.trim(), ''] : [typed.slice(0, at).trim(), typed.slice(at + 1).trim()]
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

function isStanding(text: string): text is Standing {
  return (standings as readonly string[]).includes(text)
}

function bad(option: string, message: string): Bad {
  return { reason: 'bad_option', option, message: `${option}: ${message}.` }
}

/** What is asked, and the option that answers it. */
export function sayQuestion(question: Question): string {
  switch (question.about) {
    case 'encoding':
      return `How is “${question.part}” to be read? ${question.examples
        .slice(0, 6)
        .map(({ encoding, text }) => `“${text}” is --encoding ${encoding}`)
        .join(', ')}. Answer with the one that looks right. If none does, save the file as UTF-8.`
    case 'email_column':
      return `Which column has the email address? Answer with --map "column=email".`
    case 'status_column':
      return `The column “${question.name}”${question.example === null ? '' : ` (for example “${question.example}”)`} seems to say who may be mailed. Answer with --map "${question.name || question.column + 1}=status", or =ignored.`
    case 'status_value':
      return `${question.rows} rows have “${question.value}” in the column “${question.name}”. Answer with --status "${question.value}=unsubscribed", or subscribed, suppressed, never_agreed.`
    case 'file_name':
      return `The name of “${question.part}” suggests that its people are ${question.suggested}. Answer with --standing "${question.part}=${question.suggested}", or another standing.`
    case 'no_status':
      return `“${question.part}” does not say who may be mailed. Answer with --standing "${question.part}=subscribed", or unsubscribed, suppressed, never_agreed.`
    case 'date_order':
      return `Does the day or the month come first in “${question.example}”? Answer with --date-order day_first, or month_first.`
  }
}
