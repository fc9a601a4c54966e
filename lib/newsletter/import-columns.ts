import { refuse, succeed, type Result } from '../result'

/** Where each column that we read stands in a file; -1 where it lacks one. `count` is how many the first line names. */
export type Columns = Record<ColumnName, number> & { count: number }

/** Our own export's names, and the few that anybody may write by hand. */
const columnNames = {
  email: ['email', 'e_mail', 'email_address', 'e_mail_address'],
  state: ['state'],
  requestedAt: ['requested_at'],
  confirmedAt: ['confirmed_at'],
  unsubscribedAt: ['unsubscribed_at'],
  pausedUntil: ['paused_until'],
  suppressedAt: ['suppressed_at'],
  suppressedWhy: ['suppressed_why'],
  source: ['source'],
} as const
type ColumnName = keyof typeof columnNames

/** Also of our own export: they say nothing about who may be mailed, and nothing is read from them. */
const passedOver = ['agreed_by', 'agreed_at', 'wording_version']

/** A column that we do not read, with its name as it stands in the file. */
type UnreadColumn = { place: number; name: string }

export type Header = { columns: Columns; unread: UnreadColumn[] }

/** A column that seems to say who may be mailed, and an example where its values gave it away. */
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

/** `state` is ours where our other columns stand beside it; else it may be a postal one, or another system's. */
function isRead(columns: Columns, place: number, read: ReadonlySet<number>): boolean {
  if (place === columns.state) return columns.suppressedAt !== -1 && columns.requestedAt !== -1
  return read.has(place)
}

/** "E-Mail  Address" and "e_mail_address" are one name; so are the wide forms of its letters. */
function normalise(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFKC')
    .trim()
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1_')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
}

/** Words that systems use for who has left, bounced, complained, or may be mailed at all; wherever they stand. */
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
/** Beside these words some of them are about a place, or about how and when somebody agreed. */
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

/** Mailchimp and others part their lists into files: "unsubscribed_members_export.csv". */
export function isStatusFileName(fileName: string): boolean {
  return /unsub|nonsub|notsub|cleaned|suppress|bounce|blocklist|blacklist|optout|complain/.test(
    squash(fileName),
  )
}

/** What such systems write there for people who must not be mailed. */
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

/** Looks through the values of the columns that we do not read, line by line. */
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
    /** The column that gives itself away in this line; null where none does. */
    look(cells: readonly string[]): StatusColumn | null {
      const found = unread.find(({ place }) => judge(cells[place] ?? '', place))
      if (found === undefined) return null
      const example = (cells[found.place] ?? '').trim().slice(0, longestStatus)
      return { reason: 'status_column', name: found.name, example }
    },
    /** What is read of a file that was looked through to its end: never a postal state. */
    columns: (): Columns => (isPostal ? { ...columns, state: -1 } : columns),
  }
}

function squash(value: string): string {
  return value.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
