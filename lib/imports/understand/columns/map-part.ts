import type { MappedColumn, Notice, PartMapping, Question, Standing } from '../../rules'
import { mapColumns, readStatusValue } from './map-columns'
import { polarityOf, standingOfFileName } from '../words/status-names'
import { noticesOf } from './find-notices'
import { isObjection, type SurveyedColumn, type SurveyedPart } from './survey-part'

export type MappedPart = { mapping: PartMapping; questions: Question[]; notices: Notice[] }

/** What a part means, with the decisions of a person, and what is still to be decided. */
export function mapPart(
  part: SurveyedPart,
  { fileName, isOnly }: { fileName: string; isOnly: boolean },
): MappedPart {
  const { columns, questions } = mapColumns(part, { isOnly })
  const statuses = mapStatuses(part, columns)
  const standing = standingOf(part, { columns, statuses: statuses.statuses, fileName })
  const { name, encoding, delimiter, headerLine, doubt } = part
  const ofText: Question[] = doubt.length > 0 ? [{ about: 'encoding', part: name, examples: doubt }] : []
  const isUnclear = [...questions, ...statuses.questions].some(({ about }) => about === 'status_column')
  const hasPeople = columns.some(({ meaning }) => meaning === 'email') || isOnly
  return {
    mapping: {
      name,
      provider: part.known?.provider ?? null,
      encoding,
      delimiter,
      headerLine,
      columns: columns.map((column, place) => withChoices(column, { part, place })),
      statuses: statuses.statuses,
      // Nobody is taken for a subscriber while a column may say otherwise.
      standing: standing.standing ?? (isUnclear ? 'never_agreed' : null),
    },
    questions: [...ofText, ...questions, ...statuses.questions, ...(hasPeople ? standing.questions : [])],
    notices: noticesOf(part, columns),
  }
}

/**
 * With what a person decided about its dates and its damaged text, and with what the name of a status column says: the
 * name that is kept is cut, and may be damaged.
 */
function withChoices(
  column: MappedColumn,
  { part: { columns, decided }, place }: { part: SurveyedPart; place: number },
): MappedColumn {
  const [dates, isMended] = [decided.dates?.[place], decided.mended?.[place]]
  const isStatus = column.meaning === 'status'
  return {
    ...column,
    ...(dates !== undefined && { dates }),
    ...(isMended === true && { isMended }),
    ...(isStatus && { isObjection: isObjection(columns[place]?.key ?? '') }),
  }
}

type Columns = PartMapping['columns']
type Statuses = { statuses: PartMapping['statuses']; questions: Question[] }

type SeenValue = { column: SurveyedColumn; value: string; rows: number; standing: Standing | null }

function mapStatuses(part: SurveyedPart, columns: Columns): Statuses {
  const status = part.columns.filter(({ place }) => columns[place]?.meaning === 'status')
  const seen = seenValues(part, status)
  const open = seen.filter(({ standing }) => standing === null)
  return {
    statuses: Object.fromEntries(
      seen.map(({ column, value, standing }) => [`${column.place}:${value}`, standing]),
    ),
    questions: [
      ...open.map(({ column: { place, name }, value, rows }) => {
        return { about: 'status_value', part: part.name, column: place, name, value, rows } as const
      }),
      ...status.filter(isUnbounded).map(({ place, name, profile }) => {
        const example = profile.notMailed ?? profile.unclear
        return { about: 'status_column', part: part.name, column: place, name, example } as const
      }),
    ],
  }
}

/** A column with dates, or with more different values than anybody would explain, is no status. */
function isUnbounded({ profile }: SurveyedColumn): boolean {
  return profile.values === null || profile.dates > 0
}

/** The values of all columns of a status; the last one is '' if some rows say nothing. */
function seenValues(part: SurveyedPart, status: readonly SurveyedColumn[]): SeenValue[] {
  const said = status.flatMap((column) =>
    [...(column.profile.values ?? [])].map(([value, rows]) => ({ column, value, rows })),
  )
  const asked = status.find(({ key }) => !isObjection(key))
  const silent = asked === undefined ? 0 : silentRows(part, status)
  if (asked !== undefined && silent > 0) said.push({ column: asked, value: '', rows: silent })
  return said.map((each) => ({ ...each, standing: standingOfValue(part, each) }))
}

function standingOfValue(
  { decided }: SurveyedPart,
  { column, value }: { column: SurveyedColumn; value: string },
): Standing | null {
  const byPerson = decided.statuses?.[`${column.place}:${value}`]
  return byPerson ?? (value === '' ? null : readStatusValue(column.key, value))
}

/** Rows in which no column says that their person may be mailed. */
function silentRows(part: SurveyedPart, status: readonly SurveyedColumn[]): number {
  // A column that only its values showed to be a status has no bit.
  const [other] = status.filter(({ bit, key }) => bit === 0 && !isObjection(key))
  if (other !== undefined && status.length === 1) return part.rows - other.profile.filled
  const bits = status.reduce((all, { bit }) => all | bit, 0)
  let rows = 0
  for (const [spoken, count] of part.spoken) if ((spoken & bits) === 0) rows += count
  return rows
}

type Seen = { columns: Columns; statuses: PartMapping['statuses']; fileName: string }

/**
 * What holds for all people of a part. A provider that says who may be mailed, but not in this file, is no consent. A
 * name such as "bounced.csv" is asked about, unless the columns say so too. Until a person answers, the careful reading
 * holds.
 */
function standingOf(part: SurveyedPart, seen: Seen): { standing: Standing | null; questions: Question[] } {
  const decided = part.decided.standing
  if (decided !== undefined) return { standing: decided, questions: [] }
  const byColumns = standingByColumns(part)
  const byName = standingOfFileName(part.name) ?? standingOfFileName(seen.fileName)
  if (byColumns !== null) return { standing: byColumns, questions: [] }
  if (part.known?.provider === 'mailchimp' && byName !== null) return { standing: byName, questions: [] }
  if (byName !== null && byName !== 'subscribed' && mayBeMailed(seen))
    return { standing: byName, questions: [{ about: 'file_name', part: part.name, suggested: byName }] }
  if (part.known === null || saysStatus(part, seen.columns)) return { standing: null, questions: [] }
  const { provider } = part.known
  return { standing: 'never_agreed', questions: [{ about: 'no_status', part: part.name, provider }] }
}

function standingByColumns({ known, columns }: SurveyedPart): Standing | null {
  const standings = known?.partStanding ?? {}
  return columns.map(({ key }) => standings[key]).find((standing) => standing !== undefined) ?? null
}

/** An attribute about opting in or confirming says nothing of who left later, and "bounced" nothing of who agreed. */
function saysStatus({ known, columns }: SurveyedPart, mapped: Columns): boolean {
  return columns.some(({ place, key, decided }) => {
    if (mapped[place]?.meaning !== 'status') return false
    if (decided === 'status' || known?.status.includes(key) === true) return true
    const polarity = polarityOf(key)
    return polarity === null || polarity.no === 'unsubscribed' || polarity.yes === 'unsubscribed'
  })
}

/** True unless a status column says of everybody that they must not be mailed. */
function mayBeMailed({ columns, statuses }: Seen): boolean {
  const standings = Object.values(statuses)
  if (!columns.some(({ meaning }) => meaning === 'status') || standings.length === 0) return true
  return standings.some((standing) => standing === null || standing === 'subscribed')
}
