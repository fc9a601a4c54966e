import { db, type Prisma } from '../db'
import { addDays, instantOn } from '../days'
import type { Role } from './rules'
import type { AuditFilter } from './schema'

export type Person = {
  id: string
  email: string
  role: Role
  since: Date
  /** When the second factor was set up; null if it was not. */
  secondFactorOn: Date | null
  lastSeenAt: Date | null
}

const withDetails = {
  secondFactor: { select: { confirmedAt: true } },
  sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
} as const

/** Everybody who works at the desk, by role and then by address. */
export async function listPeople(): Promise<Person[]> {
  const people = await db().user.findMany({
    where: { role: { not: 'reader' } },
    include: withDetails,
    orderBy: [{ role: 'desc' }, { email: 'asc' }],
  })
  return people.map(toPerson)
}

/** Somebody who works at the desk; null for readers and unknown ids. */
export async function findPerson(id: string): Promise<Person | null> {
  const person = await db().user.findFirst({ where: { id, role: { not: 'reader' } }, include: withDetails })
  return person === null ? null : toPerson(person)
}

type Row = {
  id: string
  email: string
  role: Role
  createdAt: Date
  secondFactor: { confirmedAt: Date | null } | null
  sessions: { lastSeenAt: Date }[]
}

function toPerson({ id, email, role, createdAt, secondFactor, sessions }: Row): Person {
  const secondFactorOn = secondFactor?.confirmedAt ?? null
  return { id, email, role, since: createdAt, secondFactorOn, lastSeenAt: sessions[0]?.lastSeenAt ?? null }
}

export type Invitation = { email: string; role: Role; invitedAt: Date; expiresAt: Date }

/** The valid invitations, newest first. */
export async function listInvitations(now: Date): Promise<Invitation[]> {
  const invitations = await db().staffInvitation.findMany({
    where: { expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { email: 'asc' }],
  })
  return invitations.map(({ email, role, createdAt, expiresAt }) => ({
    email,
    role,
    expiresAt,
    invitedAt: createdAt,
  }))
}

/** The state of somebody's second factor, and the number of recovery codes left. */
export async function findSecondFactor(userId: string): Promise<{ setUpAt: Date | null; codesLeft: number }> {
  const factor = await db().secondFactor.findUnique({ where: { userId } })
  const codesLeft = await db().recoveryCode.count({ where: { userId, usedAt: null } })
  return { setUpAt: factor?.confirmedAt ?? null, codesLeft }
}

export type AuditView = {
  id: bigint
  /** The address of the person who did it; null for a command, the schedule, or a deleted account. */
  who: string | null
  action: string
  /** A person's address if the entry is about one; otherwise as it was recorded. */
  subject: string
  details: Record<string, unknown>
  at: Date
}

const auditPage = 50

/** A page of the audit log, newest first, and whether there are older entries that match the filter. */
export async function listAuditEntries(
  filter: Partial<AuditFilter> = {},
): Promise<{ entries: AuditView[]; hasOlder: boolean }> {
  const rows = await db().auditEntry.findMany({
    where: await selectEntries(filter),
    orderBy: { id: 'desc' },
    take: auditPage + 1,
  })
  const named = rows.flatMap(({ staffId, subject }) => [staffId, personIn(subject)])
  const staffIds = [...new Set(named.filter((id) => id !== null))]
  const staff = await db().user.findMany({
    where: { id: { in: staffIds } },
    select: { id: true, email: true },
  })
  const emails = new Map(staff.map(({ id, email }) => [id, email]))
  const entries = rows.slice(0, auditPage).map(({ id, staffId, action, subject, details, at }) => ({
    id,
    action,
    at,
    subject: emails.get(personIn(subject) ?? '') ?? subject,
    who: staffId === null ? null : (emails.get(staffId) ?? null),
    details: details as Record<string, unknown>,
  }))
  return { entries, hasOlder: rows.length > auditPage }
}

async function selectEntries(filter: Partial<AuditFilter>): Promise<Prisma.AuditEntryWhereInput> {
  const { before, who, action, from, until } = filter
  return {
    ...(before !== undefined && { id: { lt: before } }),
    ...(who !== undefined && { staffId: who === 'system' ? null : { in: await findStaffIds(who) } }),
    ...(action !== undefined && { action }),
    at: {
      ...(from !== undefined && { gte: instantOn(from) }),
      ...(until !== undefined && { lt: instantOn(addDays(until, 1)) }),
    },
  }
}

/** People whose address contains these letters, including those who have left the desk. */
async function findStaffIds(part: string): Promise<string[]> {
  const people = await db().user.findMany({
    where: { email: { contains: part } },
    select: { id: true },
    take: 500,
  })
  return people.map(({ id }) => id)
}

function personIn(subject: string): string | null {
  return /^user:([\da-f-]{36})$/.exec(subject)?.[1] ?? null
}
