import { beforeEach, describe, expect, it } from 'vitest'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { handOverData } from '../../desk/subscribers/hand-over-data'
import { isSuppressed, suppressionHash } from '../../readers/queries'
import { signToken } from '../../secrets/tokens'
import { askAgain } from '../confirmation/ask-again'
import { requestEmailChange } from '../email-change/request-email-change'
import { suppressByStaff } from './suppress-by-staff'
import { eraseSubscriber } from '../by-staff/erase-subscriber'
import { unsuppressAddress } from './unsuppress-address'
import { signUp } from '../sign-up/sign-up'

const now = new Date('2026-11-24T22:00:00Z')
const staffId = '01a20000-0000-7000-8000-000000000001'
const email = 'reader@example.org'
let subscriberId = ''

beforeEach(async () => {
  await db().subscriber.deleteMany()
  await db().suppression.deleteMany()
  const reader = { email, state: 'confirmed', requestedAt: now, confirmedAt: now } as const
  subscriberId = (await db().subscriber.create({ data: reader })).id
})

const reader = () =>
  db().subscriber.findUniqueOrThrow({ where: { id: subscriberId }, include: { consents: true } })
const entries = () =>
  db().auditEntry.findMany({ where: { subject: `subscriber:${subscriberId}` }, orderBy: { id: 'asc' } })
async function sign(): Promise<void> {
  await signUp({ email, page: '/', website: '' }, { now, ip: '192.0.2.1', language: 'en' })
  await work()
}

describe('a suppressed address', () => {
  it('is suppressed once, with its hash, its consent entry and its audit entry', async () => {
    await Promise.all([
      suppressByStaff({ subscriberId, staffId }, now),
      suppressByStaff({ subscriberId, staffId }, now),
    ])
    expect(await reader()).toMatchObject({
      suppressedAt: now,
      suppressedReason: 'staff',
      consents: [{ kind: 'suppressed', at: now }],
    })
    expect(await isSuppressed(db(), email)).toBe(true)
    expect(await entries()).toMatchObject([{ action: 'subscribers.suppress', staffId }])
  })

  it('is told apart from an unknown subscriber and from one that is not suppressed', async () => {
    expect(await suppressByStaff({ subscriberId: staffId, staffId }, now)).toEqual({
      ok: false,
      reason: 'unknown',
    })
    expect(await eraseSubscriber({ subscriberId: staffId, staffId }, now)).toEqual({
      ok: false,
      reason: 'unknown',
    })
    const unsuppress = { subscriberId, staffId, reason: 'x' }
    expect(await unsuppressAddress(unsuppress, now)).toEqual({ ok: false, reason: 'not_suppressed' })
  })
})

describe('a mistaken suppression', () => {
  it('is removed with a reason; the reader has to confirm again', async () => {
    await suppressByStaff({ subscriberId, staffId }, now)
    await unsuppressAddress({ subscriberId, staffId, reason: 'Another reader of that name' }, now)
    expect(await reader()).toMatchObject({
      state: 'unconfirmed',
      suppressedAt: null,
      request: 2,
      withdrawnRequest: 2,
    })
    expect(await isSuppressed(db(), email)).toBe(false)
    await sign()
    expect(await reader()).toMatchObject({ state: 'unconfirmed', request: 3, withdrawnRequest: 2 })
    expect(await entries()).toMatchObject([
      { action: 'subscribers.suppress' },
      { action: 'subscribers.unsuppress', details: { reason: 'Another reader of that name' } },
    ])
  })

  it('can be set again, and both are in the history', async () => {
    await suppressByStaff({ subscriberId, staffId }, now)
    await unsuppressAddress({ subscriberId, staffId, reason: 'x' }, now)
    await suppressByStaff({ subscriberId, staffId }, now)
    expect((await reader()).consents.map(({ kind, request }) => [kind, request])).toEqual([
      ['suppressed', 1],
      ['suppressed', 2],
    ])
  })
})

describe('a reader who asks for erasure', () => {
  it('is not brought back by a form that waits for the worker, and the others are left', async () => {
    await signUp({ email, page: '/', website: '' }, { now, ip: '192.0.2.1', language: 'en' })
    await askAgain(signToken('preferences', { subject: subscriberId }), { now, ip: '192.0.2.2' })
    await signUp(
      { email: 'other@example.org', page: '/', website: '' },
      { now, ip: '192.0.2.3', language: 'en' },
    )
    expect(await handOverData(subscriberId, { staffId, now })).toMatchObject({
      openRequests: [{ kind: 'sign-up', ipPrefix: '192.0.2.0/24', at: now }, { kind: 'confirm-again' }],
    })
    await eraseSubscriber({ subscriberId, staffId }, now)
    expect(await db().addressRequest.count()).toBe(1)
    await work()
    expect((await db().subscriber.findMany()).map((left) => left.email)).toEqual(['other@example.org'])
  })

  it('is erased with consent, mails and import records, and without their address in the log', async () => {
    await db().subscriber.update({ where: { id: subscriberId }, data: { state: 'unsubscribed' } })
    await sign()
    const { id: importId } = await db().import.create({
      data: { fileName: 'x.csv', source: 'x', startedAt: now, movedAt: now },
    })
    const rejection = { importId, line: 2, reason: 'confirmed_in_future', value: 'Reader@example.org' }
    await db().importRejection.create({ data: rejection })
    await eraseSubscriber({ subscriberId, staffId }, now)
    expect(await db().subscriber.count()).toBe(0)
    expect(await db().consentEvent.count()).toBe(0)
    expect(await db().mail.count({ where: { toAddress: email } })).toBe(0)
    expect((await db().importRejection.findMany()).map(({ value }) => value)).toEqual(['(erased)'])
    expect(await db().erasedAddress.count({ where: { addressHash: suppressionHash(email) } })).toBe(1)
    const subject = `subscriber:${subscriberId}`
    const entries = await db().auditEntry.findMany({ where: { action: 'subscribers.erase', subject } })
    expect(entries).toMatchObject([{ staffId, subject }])
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toContain('@')
  })

  it('is also erased at the address that they wanted to change to', async () => {
    const token = signToken('preferences', { subject: subscriberId })
    await requestEmailChange({ token, email: 'moved@example.org' }, { now, ip: '192.0.2.1' })
    await work()
    expect(await db().mail.count({ where: { toAddress: 'moved@example.org' } })).toBe(1)
    await eraseSubscriber({ subscriberId, staffId }, now)
    expect(await db().mail.count({ where: { toAddress: { in: [email, 'moved@example.org'] } } })).toBe(0)
    expect(await db().addressChange.count()).toBe(0)
  })

  it('stays suppressed if they were', async () => {
    await suppressByStaff({ subscriberId, staffId }, now)
    await eraseSubscriber({ subscriberId, staffId }, now)
    expect(await isSuppressed(db(), email)).toBe(true)
  })
})
