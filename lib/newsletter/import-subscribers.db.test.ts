import { beforeEach, describe, expect, it } from 'vitest'
import { work } from '../../testing/fixtures/work'
import { db } from '../db'
import { suppressionHash } from '../readers/queries'
import { importSubscribers, type Imported } from './import-subscribers'
import { signUp } from './sign-up'

const now = new Date('2026-11-24T22:00:00Z')
const later = new Date('2026-11-24T23:00:00Z')
const source = 'The list of the fair in Riga'

beforeEach(async () => {
  await db().subscriber.deleteMany()
  await db().import.deleteMany()
  await db().suppression.deleteMany()
})

async function* fileOf(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece))
}

function bring(text: string, at = now): Promise<Imported> {
  return importSubscribers({ file: fileOf(text), fileName: 'fair.csv', source, staffId: null }, at)
}

async function rejections(id: string) {
  const rows = await db().importRejection.findMany({ where: { importId: id }, orderBy: { line: 'asc' } })
  return rows.map(({ line, reason, value }) => [line, reason, value])
}

describe('an import', () => {
  it('creates confirmed subscribers with where and when they agreed', async () => {
    const { id, ...counts } = await bring(
      '\ufeffEmail,Confirmed_at,Source\r\nA@example.org,2024-03-05T10:00:00Z,"A stall,\nMarch"\r\nb@example.org,,\r\n',
    )
    expect(counts).toEqual({ lines: 2, added: 2, known: 0, rejected: 0, state: 'done', problem: null })
    const people = await db().subscriber.findMany({ include: { consents: true }, orderBy: { email: 'asc' } })
    expect(people).toMatchObject([
      {
        email: 'a@example.org',
        state: 'confirmed',
        confirmedAt: new Date('2024-03-05T10:00:00Z'),
        consents: [
          { kind: 'imported', source: 'A stall,\nMarch', wording: null, policyVersion: null, at: now },
        ],
      },
      { email: 'b@example.org', state: 'confirmed', confirmedAt: now, consents: [{ source }] },
    ])
    const row = await db().import.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({
      state: 'done',
      lines: 2,
      added: 2,
      finishedAt: now,
      source,
      fileName: 'fair.csv',
    })
    const entry = await db().auditEntry.findFirst({ where: { subject: `import:${id}` } })
    expect(entry).toMatchObject({ action: 'subscribers.import', details: { file: 'fair.csv', source } })
  })

  it('adds nothing the second time', async () => {
    await bring('email\na@example.org\nb@example.org\n')
    const second = await bring('email\na@example.org\nb@example.org\nc@example.org\n', later)
    expect(second).toMatchObject({ lines: 3, added: 1, known: 2, rejected: 0 })
    expect(await db().consentEvent.count()).toBe(3)
  })

  it('is harmless if run twice at once', async () => {
    const lines = Array.from({ length: 3_000 }, (_, n) => `reader-${n}@example.org`)
    const [one, other] = await Promise.all([
      bring(`email\n${lines.join('\n')}`),
      bring(`email\n${lines.toReversed().join('\n')}`, later),
    ])
    expect(one.added + other.added).toBe(3_000)
    expect(one.known + other.known).toBe(3_000)
    expect(await db().subscriber.count()).toBe(3_000)
    expect(await db().consentEvent.count()).toBe(3_000)
  })

  it('leaves known readers as they are', async () => {
    await signUp({ email: 'asked@example.org', page: '/', website: '' }, { now, ip: '192.0.2.1' })
    await work()
    const before = await db().subscriber.findMany({ include: { consents: true } })
    expect(await bring('email\nasked@example.org\n', later)).toMatchObject({ added: 0, known: 1 })
    expect(await db().subscriber.findMany({ include: { consents: true } })).toEqual(before)
  })

  it('rejects what must not be imported, row by row', async () => {
    const gone = { email: 'gone@example.org', state: 'unsubscribed', requestedAt: now } as const
    const bounced = {
      email: 'bounced@example.org',
      state: 'confirmed',
      requestedAt: now,
      suppressedAt: now,
    } as const
    await db().subscriber.createMany({ data: [gone, bounced] })
    const addressHash = suppressionHash('never@example.org')
    await db().suppression.create({ data: { addressHash, reason: 'complaint', at: now } })
    const { id, ...counts } = await bring(
      [
        'email,confirmed_at,state',
        'gone@example.org,,',
        'bounced@example.org,,',
        'NEVER@example.org,,',
        'good@example.org,,',
        'Good@example.org,,',
        'nobody,,',
        'soon@example.org,2027-01-01,',
        'left@example.org,,unsubscribed',
        'a@mailinator.com,,',
        'b\0@example.org,,',
        'c@example.org,,,,more',
      ].join('\n'),
    )
    expect(counts).toMatchObject({ lines: 11, added: 1, known: 0, rejected: 10, state: 'done' })
    expect(await rejections(id)).toEqual([
      [2, 'left_before', 'gone@example.org'],
      [3, 'suppressed', 'bounced@example.org'],
      [4, 'suppressed', 'never@example.org'],
      [6, 'twice', 'Good@example.org'],
      [7, 'not_an_address', 'nobody'],
      [8, 'confirmed_in_future', 'soon@example.org'],
      [9, 'recorded_left', 'left@example.org'],
      [10, 'throw_away', 'a@mailinator.com'],
      [11, 'not_an_address', 'b@example.org'],
      [12, 'too_many_columns', 'c@example.org'],
    ])
    const left = await db().subscriber.findUniqueOrThrow({ where: { email: gone.email } })
    expect(left.state).toBe('unsubscribed')
  })

  it('finds an address that appears twice, however far apart', async () => {
    const many = Array.from({ length: 11_000 }, (_, n) => `reader-${n}@example.org`)
    const { id, ...counts } = await bring(['email', ...many, 'reader-0@example.org'].join('\n'))
    expect(counts).toMatchObject({ lines: 11_001, added: 11_000, known: 0, rejected: 1 })
    expect(await rejections(id)).toEqual([[11_002, 'twice', 'reader-0@example.org']])
  })

  it('reports its progress, and shows it to others', async () => {
    const many = Array.from({ length: 12_000 }, (_, n) => `reader-${n}@example.org`)
    const told: number[] = []
    const file = fileOf('email\n', ...many.map((email) => `${email}\n`))
    const onProgress = ({ lines }: { lines: number }) => told.push(lines)
    await importSubscribers({ file, fileName: 'x.csv', source, staffId: null, onProgress }, now)
    expect(told).toEqual([5_000, 10_000, 12_000])
  })
})

describe('a file that cannot be imported', () => {
  it.each([
    ['without an address column', 'name,phone\nAnna,1\n', /no column named “email”/, 0],
    ['that is empty', '', /empty/, 0],
    ['with an open quotation mark', 'email\na@example.org\n"b@example.org\n', /quotation mark/, 1],
    ['with a quotation mark out of place', 'email\na@example.org\nb"@example.org\n', /Line 3/, 1],
  ])('%s is reported, and the rows before it are imported', async (_, text, problem, added) => {
    const imported = await bring(text)
    expect(imported).toMatchObject({ state: 'failed', added })
    expect(imported.problem).toMatch(problem)
    expect(await db().subscriber.count()).toBe(added)
    const row = await db().import.findUniqueOrThrow({ where: { id: imported.id } })
    expect(row).toMatchObject({ state: 'failed', added, lastError: imported.problem })
  })

  it('is refused if it is not UTF-8, without guessing', async () => {
    const file = fileOf('email\na@example.org\nb@example.org\n', Buffer.from([0xc0, 0xe1, 0x0a]))
    const imported = await importSubscribers({ file, fileName: 'x.csv', source, staffId: null }, now)
    expect(imported).toMatchObject({ state: 'failed', added: 1 })
    expect(imported.problem).toMatch(/UTF-8/)
  })

  it('keeps what arrived before it was cut off, and continues from there when it is sent again', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* fileOf('email\na@example.org\nb@example.org\nc@exa')
      throw new Error('the connection broke')
    }
    const imported = await importSubscribers(
      { file: broken(), fileName: 'x.csv', source, staffId: null },
      now,
    )
    expect(imported).toMatchObject({ state: 'failed', added: 2 })
    expect(imported.problem).toMatch(/ended too early/)
    const again = await bring('email\na@example.org\nb@example.org\nc@example.org\n', later)
    expect(again).toMatchObject({ state: 'done', added: 1, known: 2 })
  })
})
