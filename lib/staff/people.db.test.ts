import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../testing/world'
import { work } from '../../testing/fixtures/work'
import { db } from '../db'
import { openSessionStore } from '../readers/session-store'
import { assumeRole } from './assume-role'
import { changeRole } from './change-role'
import { invite } from './invite'
import { listAuditEntries, listInvitations, listPeople } from './queries'
import { recordAction } from './record-action'
import type { Role } from './rules'
import { withdrawInvitation } from './withdraw-invitation'

const now = new Date('2026-11-24T12:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000)

/** An account with this role, signed in with one browser. */
async function person(email: string, role: Role): Promise<string> {
  const store = openSessionStore({ now, device: 'Firefox on Linux', proved: email })
  const { id } = await store.createUser({ email })
  await db().user.update({ where: { id }, data: { role } })
  await store.createSession({ sessionToken: `token-${email}`, userId: id, expires: now })
  return id
}

const roleOf = async (email: string) => (await db().user.findUnique({ where: { email } }))?.role
const sessionsOf = (userId: string) => db().session.count({ where: { userId } })
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const recorded = async (action: string) =>
  (await listAuditEntries()).entries.filter((entry) => entry.action === action)

beforeEach(async () => {
  await db().user.deleteMany()
  await db().staffInvitation.deleteMany()
})

describe('an invitation', () => {
  it('is one mail, even if the button is pressed twice', async () => {
    const by = await person('chief@example.org', 'administrator')
    const asked = await Promise.all(
      Array.from({ length: 4 }, () => invite({ email: 'new@example.org', role: 'editor' }, { by, now })),
    )
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    expect(asked.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'invited' })
    await work()
    const [mail, ...more] = mailsTo('new@example.org')
    expect(more).toEqual([])
    expect(mail?.text).toContain('/sign-in?back=%2Fstaff')
    expect(mail?.text).toContain('editor')
    expect(await listInvitations(now)).toMatchObject([{ email: 'new@example.org', role: 'editor' }])
  })

  it('gives its role once, to the account that signs in with that address', async () => {
    await invite({ email: 'joins@example.org', role: 'fundraiser' }, { by: null, now })
    await person('other@example.org', 'reader')
    expect(await assumeRole('other@example.org', now)).toBe('reader')
    await person('joins@example.org', 'reader')
    await Promise.all(Array.from({ length: 4 }, () => assumeRole('joins@example.org', now)))
    expect(await roleOf('joins@example.org')).toBe('fundraiser')
    expect((await recorded('people.joined')).filter(({ who }) => who === 'joins@example.org')).toHaveLength(1)
    expect(await listInvitations(now)).toEqual([])
  })

  it('is invalid once it is withdrawn, or after seven days', async () => {
    const by = await person('chief2@example.org', 'administrator')
    for (const email of ['gone@example.org', 'late@example.org']) {
      await invite({ email, role: 'editor' }, { by, now })
      await person(email, 'reader')
    }
    for (let times = 0; times < 2; times += 1) await withdrawInvitation('gone@example.org', { by, now })
    expect(await recorded('people.invitation-withdrawn')).toHaveLength(1)
    expect(await assumeRole('gone@example.org', now)).toBe('reader')
    expect(await assumeRole('late@example.org', daysLater(7))).toBe('reader')
    expect(await listInvitations(daysLater(7))).toEqual([])
    expect(await invite({ email: 'late@example.org', role: 'approver' }, { by, now: daysLater(8) })).toEqual({
      ok: true,
      value: undefined,
    })
    expect(await assumeRole('late@example.org', daysLater(9))).toBe('approver')
  })

  it('is not needed by people who work here', async () => {
    await person('here@example.org', 'editor')
    const again = await invite({ email: 'here@example.org', role: 'administrator' }, { by: null, now })
    expect(again).toEqual({ ok: false, reason: 'works-here' })
  })
})

describe('a role', () => {
  it('that changes ends every session, and is in the audit log once', async () => {
    const by = await person('chief3@example.org', 'administrator')
    const userId = await person('moves@example.org', 'editor')
    for (let times = 0; times < 2; times += 1) {
      expect((await changeRole({ userId, role: 'approver' }, { by, now })).ok).toBe(true)
    }
    expect(await sessionsOf(userId)).toBe(0)
    expect(await sessionsOf(by)).toBe(1)
    expect(await recorded('people.role-changed')).toMatchObject([
      {
        who: 'chief3@example.org',
        subject: 'moves@example.org',
        details: { email: 'moves@example.org', from: 'editor', to: 'approver' },
      },
    ])
  })

  it('is removed with sessions, app and recovery codes; the account stays', async () => {
    const by = await person('chief4@example.org', 'administrator')
    const userId = await person('leaves@example.org', 'fundraiser')
    await db().secondFactor.create({ data: { userId, sealedSecret: 'x', createdAt: now, confirmedAt: now } })
    await db().recoveryCode.create({ data: { userId, codeHash: 'x' } })
    expect((await changeRole({ userId, role: 'reader' }, { by, now })).ok).toBe(true)
    expect(await roleOf('leaves@example.org')).toBe('reader')
    expect(await sessionsOf(userId)).toBe(0)
    expect(await db().secondFactor.count({ where: { userId } })).toBe(0)
    expect(await db().recoveryCode.count({ where: { userId } })).toBe(0)
    expect((await listPeople()).map(({ email }) => email)).toEqual(['chief4@example.org'])
    expect(await recorded('people.removed')).toHaveLength(1)
  })

  it('stays with the last administrator, though two remove each other at the same moment', async () => {
    const one = await person('one@example.org', 'administrator')
    const two = await person('two@example.org', 'administrator')
    const changes = await Promise.all([
      changeRole({ userId: two, role: 'reader' }, { by: one, now }),
      changeRole({ userId: one, role: 'editor' }, { by: two, now }),
    ])
    expect(changes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(changes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'last-administrator' })
    expect(await db().user.count({ where: { role: 'administrator' } })).toBe(1)
  })
})

describe('the audit log', () => {
  it('cannot be changed or shortened', async () => {
    await recordAction(db(), { staffId: null, action: 'people.invited', subject: 'address:x', now })
    await expect(db().$executeRaw`update audit_entries set subject = 'y'`).rejects.toThrow('append-only')
    await expect(db().$executeRaw`delete from audit_entries`).rejects.toThrow('append-only')
    await expect(db().$executeRaw`truncate audit_entries`).rejects.toThrow('append-only')
  })

  it('is read page by page, and outlives the account of the person it names', async () => {
    const staffId = await person('diligent@example.org', 'editor')
    for (let number = 0; number < 60; number += 1) {
      await recordAction(db(), { staffId, action: 'articles.write', subject: `article:${number}`, now })
    }
    const first = await listAuditEntries()
    expect(first).toMatchObject({ hasOlder: true })
    expect(first.entries).toHaveLength(50)
    expect(first.entries[0]).toMatchObject({ who: 'diligent@example.org', subject: 'article:59' })
    const second = await listAuditEntries({ before: first.entries.at(-1)?.id })
    expect(second.entries[0]?.subject).toBe('article:9')
    await db().user.delete({ where: { id: staffId } })
    expect((await listAuditEntries()).entries[0]).toMatchObject({ who: null, subject: 'article:59' })
  })
})
