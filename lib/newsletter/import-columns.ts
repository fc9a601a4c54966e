import { refuse, succeed, type Result } from '../result'

/**
 * The position of each column that we read; -1 if the file lacks it. `count` is the number of columns in the header.
 */
export type Columns = Record<ColumnName, number> & { count: number }

/** The names in our own export, and the few that anybody may write by hand. */
const columnNames = {
  email: ['email', 'e_mail', 'email_address', 'e_mail_address'],
  state: ['state'],
  requestedAt: ['requested_at'],
  confirmedAt: ['confirmed_at'],
  unsubscribedAt: ['unsubscribed_at'],
  pausedUntil: ['paused_until'],
  suppressedAt: ['suppressed_at'],
  suppressedReason: ['suppressed_reason'],
  source: ['source'],
} as const
type ColumnName = keyof typeof columnNames

/** Also from our own export: they do not say who may be mailed, and are not read. */
const passedOver = ['agreed_by', 'agreed_at', 'wording_version']

/** A column that we do not read, with its name in the file. */
type UnreadColumn = { place: number; name: string }

export type Header = { columns: Columns; unread: UnreadColumn[] }

/** A column that seems to say who may be mailed, with an example if its values gave it away. */
export type StatusColumn = { reason: 'status_column'; name: string; example: string | null }

export function readHeader(cells: readonly string[]): Result<Header, { reason: 'no_email' } | StatusColumn> {
  const names = cells.map(normalise)
  const places = Object.entries(columnNames).map(([column, known]) => [
    column,
    names.findIndex((name) => (known as readonly string[]).includes(name)),
  ])
  const columns = { ...Object.fromEntries(places), count: cells.length } as Columns
  if (columns.email === -1) return refuse({ reason: 'no_email' })
  const read = new Set(places.map(([, place]) => place as number))
  const unread = cells
    .map((name, place) => ({ place, name: name.trim().slice(0, 60) }))
    .filter(({ place }) => !isRead(columns, place, read) && !passedOver.includes(names[place] ?? ''))
  const status = unread.find(({ place }) => isStatusName(names[place] ?? '') && place !== columns.state)
  if (status !== undefined) return refuse({ reason: 'status_column', name: status.name, example: null })
  return succeed({ columns, unread })
}

/**
 * `state` is our own column if our other columns are beside it; else it may be a postal state, or another system's
 * column.
 */
function isRead(columns: Columns, place: number, read: ReadonlySet<number>): boolean {
  if (place === columns.state) return columns.suppressedAt !== -1 && columns.requestedAt !== -1
  return read.has(place)
}

/** "E-Mail  Address" and "e_mail_address" are the same name; so are full-width letters. */
function normalise(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFKC')
    .trim()
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1_')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
}

/**
 * Words that other systems use for people who left, bounced or complained, or who may be mailed; anywhere in a name.
 */
const statusWithin =
  /status|unsub|subscribed|nonsub|notsub|bounc|suppress|block|blacklist|optout|optedout|disabl|inactiv|deactiv|complain|delet|clean|undeliver|donot|abgemeldet|abbestellt|gesperrt|d[eé]sabonn|d[eé]sinscri|отпис|отказ|заблок|удал|статус|состоян/
/** And these at the beginning of a word. */
const statusWords = [
  ...'standing deny denied paus spam abuse enabl active remov cancel churn suspend archiv invalid'.split(' '),
  ...'unconfirm unreachable quarantin reject exclu dont noemail nomail dnd stop quit consent permission'.split(
    ' ',
  ),
  ...'optin opted accepts marketing zustand statut etat estado stato baja жалоб'.split(' '),
]
/** Next to these words, some of them mean a place, or how and when somebody agreed. */
const beside = new Set([
  ...'address home mailing billing shipping province region us postal county country'.split(' '),
  ...'time date at on ip source text'.split(' '),
])
const harmlessBeside = /^(state|optin|consent|permission)$/

function isStatusName(name: string): boolean {
  const words = name.replaceAll('opt_in', 'optin').split('_')
  const rest = words.some((word) => beside.has(word))
    ? words.filter((word) => !beside.has(word) && !harmlessBeside.test(word))
    : words
  const joined = rest.join('')
  return (
    statusWithin.test(joined) ||
    rest.some((word) => /^states?$/.test(word) || statusWords.some((sign) => word.startsWith(sign)))
  )
}

/** Mailchimp and others split their lists into files: "unsubscribed_members_export.csv". */
export function isStatusFileName(fileName: string): boolean {
  return /unsub|nonsub|notsub|cleaned|suppress|bounce|blocklist|blacklist|optout|complain/.test(
    squash(fileName),
  )
}

/** The values that such systems write for people who must not be mailed. */
const statusValues = new Set(
  [
    'unsubscribed,unsubscribe,unsub,nonsubscribed,notsubscribed,cleaned,bounced,bounce,hardbounce,hardbounced',
    'softbounce,softbounced,blocked,blocklisted,blacklisted,disabled,inactive,deactivated,suppressed,complained',
    'complaint,spamcomplaint,spam,markedasspam,optedout,optout,deleted,removed,cancelled,canceled,pending',
    'unconfirmed,unverified,invalid,paused,suspended,archived,undeliverable,donotemail,donotcontact',
    'abgemeldet,abbestellt,gesperrt,désabonné,desabonne,отписан,отписался,отписалась,заблокирован,удалён,удален',
  ]
    .join(',')
    .split(','),
)
const ownStates = new Set(['', 'confirmed', 'unconfirmed', 'unsubscribed'])
const longestStatus = 40

/** Checks the values of the columns that we do not read, row by row. */
export function openScan({ columns, unread }: Header) {
  let isPostal = false
  let isOurs = false
  const judge = (cell: string, place: number): boolean => {
    if (cell.length > longestStatus) return place === columns.state
    const value = cell.trim()
    if (place !== columns.state) return statusValues.has(squash(value))
    if (/^[A-Z]{2,3}$/.test(value)) isPostal = true
    else if (!ownStates.has(value.toLowerCase())) return true
    else if (value !== '') isOurs = true
    return isPostal && isOurs
  }
  return {
    /** The column whose value in this row gives it away; null if none does. */
    look(cells: readonly string[]): StatusColumn | null {
      const found = unread.find(({ place }) => judge(cells[place] ?? '', place))
      if (found === undefined) return null
      const example = (cells[found.place] ?? '').trim().slice(0, longestStatus)
      return { reason: 'status_column', name: found.name, example }
    },
    /** The columns to read in a file that was checked to its end: never a postal state. */
    columns: (): Columns => (isPostal ? { ...columns, state: -1 } : columns),
  }
}

function squash(value: string): string {
  return value.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
