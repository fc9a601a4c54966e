import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { db } from '../db'
import { listAuditEntries } from './queries'
import { recordAction } from './record-action'
import { recordRefusal } from './record-refusal'
import { roles, type Role } from './rules'
import { auditFilterSchema } from './schema'

const now = new Date('2026-11-24T12:10:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

async function person(role: Role) {
  const email = `${role}-${randomUUID()}@example.org`
  const { id } = await db().user.create({ data: { email, role, createdAt: now } })
  return { id, email, role }
}

const refusals = (staffId: string) =>
  db().auditEntry.findMany({
    where: { staffId },
    orderBy: { id: 'asc' },
    select: { subject: true, at: true },
  })

it('a reader who asks for pages of the desk leaves no audit entry', async () => {
  const reader = await person('reader')
  for (let times = 0; times < 20; times += 1) await recordRefusal(reader, { action: 'audit.read', now })
  expect(await refusals(reader.id)).toEqual([])
})

it.each(roles.filter((role) => role !== 'reader'))(
  'what %s is refused is written down once per action and hour, however often and wherever they ask',
  async (role) => {
    const staff = await person(role)
    const ask = (action: 'audit.read' | 'people.manage', at: Date) =>
      recordRefusal(staff, { action, now: at })
    await Promise.all(Array.from({ length: 30 }, () => ask('audit.read', now)))
    await ask('audit.read', inMinutes(49))
    await ask('people.manage', inMinutes(1))
    await ask('audit.read', inMinutes(50))
    expect(await refusals(staff.id)).toEqual([
      { subject: 'audit.read', at: now },
      { subject: 'people.manage', at: inMinutes(1) },
      { subject: 'audit.read', at: inMinutes(50) },
    ])
  },
)

it('two who are refused the same are two entries, and other entries are never merged', async () => {
  const one = await person('editor')
  const other = await person('editor')
  for (const staff of [one, other]) await recordRefusal(staff, { action: 'people.manage', now })
  const done = { staffId: one.id, action: 'articles.write', subject: 'article:1', now } as const
  for (let times = 0; times < 2; times += 1) await recordAction(db(), done)
  expect(await refusals(one.id)).toHaveLength(3)
  expect(await refusals(other.id)).toHaveLength(1)
})

it('is narrowed to a person, an action and days in the publication’s zone, page by page', async () => {
  const editor = await person('editor')
  const fundraiser = await person('fundraiser')
  const write = (staffId: string | null, action: 'articles.write' | 'donations.mail', at: string) =>
    recordAction(db(), { staffId, action, subject: `at:${at}`, now: new Date(at) })
  // Half past eleven in the evening in UTC is the next day in the publication's zone.
  await write(editor.id, 'articles.write', '2027-03-01T23:30:00Z')
  await write(editor.id, 'articles.write', '2027-03-02T10:00:00Z')
  await write(fundraiser.id, 'donations.mail', '2027-03-02T11:00:00Z')
  await write(null, 'articles.write', '2027-03-03T09:00:00Z')
  const find = async (query: Record<string, string>) =>
    (await listAuditEntries(auditFilterSchema.parse(query))).entries.map(({ subject }) =>
      subject.slice(3, 19),
    )

  const march = { from: '2027-03-01', until: '2027-03-31' }
  expect(await find({ ...march, who: editor.email.toUpperCase() })).toEqual([
    '2027-03-02T10:00',
    '2027-03-01T23:30',
  ])
  expect(await find({ ...march, who: fundraiser.email.slice(0, 20) })).toEqual(['2027-03-02T11:00'])
  expect(await find({ ...march, who: 'system' })).toEqual(['2027-03-03T09:00'])
  expect(await find({ ...march, who: 'nobody@example.org' })).toEqual([])
  expect(await find({ ...march, action: 'donations.mail' })).toEqual(['2027-03-02T11:00'])
  expect(await find({ from: '2027-03-02', until: '2027-03-02' })).toEqual([
    '2027-03-02T11:00',
    '2027-03-02T10:00',
    '2027-03-01T23:30',
  ])
  expect(await find({ ...march, who: '', action: '', before: 'x' })).toHaveLength(4)

  const [newest] = (await listAuditEntries(auditFilterSchema.parse({ ...march, who: editor.email }))).entries
  const older = await listAuditEntries({
    ...auditFilterSchema.parse({ who: editor.email }),
    before: newest?.id,
  })
  expect(older.entries.map(({ subject }) => subject)).toEqual(['at:2027-03-01T23:30:00Z'])
})

it.each(['tomorrow', '2027-02-30', '0000-01-01T00'])(
  'a day such as %s is not taken for any other',
  (from) => {
    expect(auditFilterSchema.safeParse({ from }).success).toBe(false)
  },
)
