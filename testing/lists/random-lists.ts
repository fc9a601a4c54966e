import type { Decisions, Encoding, ImportLine, ListFile } from '../../lib/imports/rules'
import type { SuppressionReason } from '../../lib/newsletter/suppression/suppress-address'
import type { Random } from '../random'
import { isWritable, randomPeople, type Person, type Script } from './random-people'
import { listFile } from './read-list'
import { dateFormats, readable, serialOf, type DateFormat } from './write-dates'
import { writeCsv, writeXlsx, writeZip, type CsvDialect, type SheetCell } from './write-list'

/** What must be read of a person, whatever dialect they were written in. */
export type ExpectedLine = Pick<
  ImportLine,
  'email' | 'state' | 'name' | 'note' | 'tags' | 'signedUpAt' | 'unsubscribedAt' | 'ipPrefix'
> & { reason: SuppressionReason | null }

export type RandomList = {
  file: ListFile
  /** In the order of the file, and of its parts. */
  expected: ExpectedLine[]
  /** Answers the one question that such a list may leave open: the order of its dates. */
  decided: Decisions
  /** For a test that fails. */
  dialect: string
}

/** People without repeated addresses, written in a random dialect: CSV, a ZIP of several CSV files, or XLSX. */
export async function randomList(
  random: Random,
  { size, from = 0 }: { size: number; from?: number },
): Promise<RandomList> {
  const format = random.pick(['csv', 'csv', 'zip', 'xlsx'] as const)
  const dates = random.pick(dateFormats)
  const count = format === 'csv' ? 1 : 1 + Math.floor(random.next() * 3)
  const tables = Array.from({ length: count }, (_, index) => {
    const dialect = randomDialect(random)
    const script = format === 'xlsx' ? 'any' : dialect.script
    const people = randomPeople(random, { size, script, from: from + index * size })
    return { dialect, table: writeTable(people, { random, script, dates, isSheet: format === 'xlsx' }) }
  })
  const expected = tables.flatMap(({ table }) => table.expected)
  const order = format === 'xlsx' ? null : dates.order
  const decided: Decisions = order === null ? {} : { dateOrder: order }
  const described = tables.map(({ dialect }) => dialect.name).join(' + ')
  const bytes = await writeFile(format, tables)
  const chunk = random.pick([1_000, 7_777, 65_536])
  const file = listFile(`list.${format}`, bytes, chunk)
  return { file, expected, decided, dialect: `${format}, dates ${dates.name}: ${described}` }
}

type Table = { rows: SheetCell[][]; expected: ExpectedLine[] }
type Dialect = CsvDialect & { script: Script; name: string }

function writeFile(
  format: 'csv' | 'zip' | 'xlsx',
  tables: readonly { dialect: Dialect; table: Table }[],
): Promise<Buffer> {
  if (format === 'xlsx')
    return writeXlsx(Object.fromEntries(tables.map(({ table }, index) => [`List ${index + 1}`, table.rows])))
  const files = tables.map(({ dialect, table }) => writeCsv(table.rows as string[][], dialect))
  const [first = Buffer.alloc(0)] = files
  if (format === 'csv') return Promise.resolve(first)
  return writeZip(Object.fromEntries(files.map((bytes, index) => [`part-${index + 1}.csv`, bytes])))
}

const scripts: readonly { encoding: Encoding; script: Script }[] = [
  { encoding: 'utf-8', script: 'any' },
  { encoding: 'utf-16le', script: 'any' },
  { encoding: 'utf-16be', script: 'any' },
  { encoding: 'windows-1251', script: 'cyrillic' },
  { encoding: 'windows-1252', script: 'western' },
  { encoding: 'koi8-r', script: 'cyrillic' },
  { encoding: 'x-mac-cyrillic', script: 'cyrillic' },
  { encoding: 'iso-8859-5', script: 'cyrillic' },
  { encoding: 'ibm866', script: 'cyrillic' },
  { encoding: 'macintosh', script: 'western' },
]

function randomDialect(random: Random): Dialect {
  const { encoding, script } = random.pick(scripts)
  const dialect: CsvDialect = {
    encoding,
    hasMark: encoding.startsWith('utf') && random.chance(0.5),
    delimiter: random.pick([',', ';', '\t', '|']),
    lineEnd: random.pick(['\n', '\r\n', '\r', 'mixed'] as const),
    quotesAll: random.chance(0.3),
    hasSeparatorLine: random.chance(0.15),
    hasBlankLines: random.chance(0.3),
  }
  return { ...dialect, script, name: JSON.stringify(dialect) }
}

type Column = { header: string; cell: (person: Person) => SheetCell }
type Writing = { random: Random; script: Script; dates: DateFormat; isSheet: boolean }

function writeTable(people: readonly Person[], writing: Writing): Table {
  const { random, script, dates, isSheet } = writing
  const named = (...names: string[]) => random.pick(names.filter((name) => isWritable(name, script)))
  const date = (time: string | null): SheetCell =>
    time === null ? '' : isSheet ? serialOf(time) : dates.write(time)
  const columns: Column[] = shuffled(random, [
    {
      header: named('email', 'Email Address', 'E-Mail', 'Адрес', 'e_mail'),
      cell: ({ email }) => email,
    },
    { header: named('name', 'Full name', 'Имя и фамилия', 'display_name'), cell: ({ name }) => name },
    { header: named('tags', 'Labels', 'TAGS'), cell: ({ tags }) => writeTags(tags, random) },
    { header: named('note', 'Notes', 'Комментарий'), cell: ({ note }) => note },
    {
      header: named('created_at', 'Signed up at', 'Дата подписки'),
      cell: ({ signedUp }) => date(signedUp),
    },
    { header: named('unsubscribed_at', 'Unsubscribe date'), cell: ({ left }) => date(left) },
    { header: named('ip', 'OPTIN_IP'), cell: ({ ip }) => ip ?? '' },
    ...statusColumns(writing),
  ])
  const header = columns.map((column) => column.header)
  return {
    rows: [header, ...people.map((person) => columns.map(({ cell }) => cell(person)))],
    expected: people.map((person) => expectedOf(person, isSheet ? exact : dates)),
  }
}

const exact: DateFormat = { name: 'a number', write: (time) => time, isDay: false, order: null }

function shuffled<Value>(random: Random, values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, rank: random.next() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ value }) => value)
}

function writeTags(tags: readonly string[], random: Random): string {
  if (random.chance(0.3)) return tags.map((tag) => `"${tag}"`).join(',')
  return random.chance(0.3) && tags.length > 0 ? JSON.stringify(tags) : tags.join(', ')
}

const words = {
  subscribed: ['subscribed', 'Active', 'enabled', 'подписан'],
  unsubscribed: ['unsubscribed', 'Inactive', 'отписан', 'Abgemeldet'],
  never_agreed: ['pending', 'Unconfirmed', 'nonsubscribed'],
  bounce: ['bounced', 'cleaned', 'Hard bounce'],
  complaint: ['complained', 'Spam'],
  staff: ['blocked', 'Blocklisted'],
} as const

/** By words in one column, or by yes and no in several. */
function statusColumns({ random, script }: Writing): Column[] {
  if (random.chance(0.6)) {
    const wordOf = ({ standing, reason }: Person) => {
      const known: readonly string[] = words[reason ?? (standing === 'suppressed' ? 'staff' : standing)]
      return random.pick(known.filter((word) => isWritable(word, script)))
    }
    return [{ header: random.pick(['status', 'Subscription status']), cell: wordOf }]
  }
  const [yes, no] = random.pick([
    ['yes', 'no'],
    ['true', 'false'],
    ['1', '0'],
  ] as const)
  const answer = (is: boolean) => (is ? yes : no)
  return [
    { header: 'subscribed', cell: ({ standing }) => answer(standing !== 'unsubscribed') },
    { header: 'confirmed', cell: ({ standing }) => answer(standing !== 'never_agreed') },
    { header: 'bounced', cell: ({ reason }) => answer(reason === 'bounce') },
    { header: 'complained', cell: ({ reason }) => answer(reason === 'complaint') },
    { header: 'blocked', cell: ({ reason }) => answer(reason === 'staff') },
  ]
}

function expectedOf(person: Person, dates: DateFormat): ExpectedLine {
  const { email, name, note, tags, standing, reason, signedUp, left, ip } = person
  const hasLeft = standing === 'unsubscribed' || reason === 'complaint' || reason === 'staff'
  return {
    email,
    name,
    note: note || null,
    tags,
    state: hasLeft ? 'unsubscribed' : standing === 'never_agreed' ? 'unconfirmed' : 'confirmed',
    reason,
    signedUpAt: signedUp === null ? null : readable(signedUp, dates),
    unsubscribedAt: left === null ? null : readable(left, dates),
    ipPrefix: ip === null ? null : ip.replace(/7$/, '0/24'),
  }
}
