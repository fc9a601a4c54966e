import { refuse, succeed, type Result } from '../result'
import {
  dateChoices,
  encodings,
  meanings,
  standings,
  type DateChoice,
  type Decisions,
  type Encoding,
  type Meaning,
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
  /** "column=empty", or how its dates are written. */
  dates: readonly string[]
  /** Columns whose damaged text is mended. */
  mend: readonly string[]
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
    ...options.dates.map((typed) => readDates(typed, { survey, parts })),
    ...options.mend.map((typed) => readMend(typed, { survey, parts })),
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
  const isFound = decideColumns(name, { survey, parts }, (decided, place) => {
    decided.columns = { ...decided.columns, [place]: meaning as Meaning }
  })
  return isFound ? null : bad('--map', `the file has no column “${name}”`)
}

function readDates(typed: string, into: Into): Bad | null {
  const [name, choice] = split(typed)
  if (!(dateChoices as readonly string[]).includes(choice))
    return bad('--dates', `“${typed}” must name one of ${dateChoices.join(', ')} after the =`)
  const isFound = decideColumns(name, into, (decided, place) => {
    decided.dates = { ...decided.dates, [place]: choice as DateChoice }
  })
  return isFound ? null : bad('--dates', `the file has no column “${name}”`)
}

function readMend(name: string, into: Into): Bad | null {
  const isFound = decideColumns(name, into, (decided, place) => {
    decided.mended = { ...decided.mended, [place]: true }
  })
  return isFound ? null : bad('--mend', `the file has no column “${name}”`)
}

type OfPart = Parts[string]

/** A column is named as the file names it, or by its number. @returns false if there is none */
function decideColumns(
  name: string,
  { survey, parts }: Into,
  decide: (decided: OfPart, place: number) => void,
): boolean {
  let isFound = false
  for (const part of survey.mapping.parts) {
    for (const [place, column] of part.columns.entries()) {
      const isMeant = same(column.name, name) || (/^\d+$/.test(name) && Number(name) === place + 1)
      if (!isMeant) continue
      isFound = true
      decide((parts[part.name] ??= {}), place)
    }
  }
  return isFound
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
