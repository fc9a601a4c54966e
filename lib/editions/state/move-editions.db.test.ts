import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import {
  approvedEdition,
  emptyPaper,
  publishArticles,
  staffMember,
  submittedEdition,
  subscriber,
} from '../../../testing/fixtures/edition-fixtures'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { draftEdition } from '../authoring/draft-edition'
import { holdEdition } from './hold-edition'
import { moveEditions } from './move-editions'
import { findEditionForDesk, listEditionsForDesk } from '../queries'
import { releaseHeld } from '../sending/by-staff/release-held'

const at = (instant: string) => new Date(instant)
const later = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000)
const tuesday = at('2026-11-24T12:00:00Z')
const hour = at('2026-11-27T06:00:00Z')
let [anna, boris] = ['', '']
let logged = 0n

beforeEach(async () => {
  await emptyPaper()
  anna = await staffMember('anna@example.org', 'editor', tuesday)
  boris = await staffMember('boris@example.org', 'approver', tuesday)
  await staffMember('money@example.org', 'fundraiser', tuesday)
  await staffMember('reader@example.org', 'reader', tuesday)
  logged = (await db().auditEntry.aggregate({ _max: { id: true } }))._max.id ?? 0n
})

const approved = (now = tuesday) => approvedEdition({ by: anna, second: boris }, now)
const standing = async (number: number) => {
  const edition = await findEditionForDesk(number)
  return edition === null ? null : { state: edition.state, reason: edition.reason }
}
const notices = () => db().mail.findMany({ where: { kind: 'edition-notice' }, orderBy: { toAddress: 'asc' } })
/** The audit entries since the test began: the log is never emptied, and numbers repeat. */
const actions = async (number: number) =>
  (await db().auditEntry.findMany({ where: { subject: `edition:${number}`, id: { gt: logged } } })).map(
    ({ action }) => action,
  )

describe('at its hour an edition', () => {
  it('starts, exactly once with three ticks at once, for all confirmed subscribers only', async () => {
    await subscriber('a@example.org', tuesday)
    await subscriber('b@example.org', tuesday)
    await subscriber('no@example.org', tuesday, { state: 'unconfirmed', confirmedAt: null })
    await subscriber('left@example.org', tuesday, { state: 'unsubscribed' })
    await subscriber('quiet@example.org', tuesday, { pausedUntil: at('2026-12-01') })
    await subscriber('bounced@example.org', tuesday, { suppressedAt: tuesday, suppressedReason: 'bounced' })
    const number = await approved()
    expect(await moveEditions(new Date(hour.getTime() - 1))).toBe(0)
    const moved = await Promise.all([1, 2, 3].map(() => moveEditions(hour)))
    expect(moved.reduce((sum, count) => sum + count)).toBe(1)
    expect(await findEditionForDesk(number)).toMatchObject({
      state: 'sending',
      audience: 3,
      startedAt: hour,
      heartbeatAt: hour,
    })
    const books = await db().delivery.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } })
    expect(books.map(({ state, _count }) => [state, _count])).toEqual([
      ['waiting', 2],
      ['suppressed', 1],
    ])
    expect((await actions(number)).filter((action) => action === 'newsletter.start')).toHaveLength(1)
    expect(await notices()).toEqual([])
  })

  it.each([
    ['2026-10-20T12:00:00Z', '2026-10-23T05:00:00Z'],
    ['2026-10-27T12:00:00Z', '2026-10-30T06:00:00Z'],
    ['2027-03-23T12:00:00Z', '2027-03-26T06:00:00Z'],
    ['2027-03-30T12:00:00Z', '2027-04-02T05:00:00Z'],
    ['2027-11-02T12:00:00Z', '2027-11-05T06:00:00Z'],
    ['2028-02-22T12:00:00Z', '2028-02-25T06:00:00Z'],
    ['2028-02-29T12:00:00Z', '2028-03-03T06:00:00Z'],
  ])('approved on %s starts at %s', async (now, friday) => {
    const number = await approved(at(now))
    expect(await moveEditions(new Date(at(friday).getTime() - 1))).toBe(0)
    expect(await moveEditions(at(friday))).toBe(1)
    expect(await standing(number)).toEqual({ state: 'sending', reason: null })
  })

  it('is skipped if nobody approved it, and people who may edit are told in one discreet mail each', async () => {
    const number = await submittedEdition(anna, tuesday)
    await Promise.all([1, 2].map(() => moveEditions(hour)))
    await moveEditions(later(hour, 1))
    expect(await standing(number)).toEqual({ state: 'skipped', reason: 'not_approved' })
    const mails = await notices()
    expect(mails.map(({ toAddress }) => toAddress)).toEqual(['anna@example.org', 'boris@example.org'])
    await work()
    const mail = world().mails.mails.find(({ envelope }) => envelope.to.includes('anna@example.org'))
    expect(mail?.subject).toBe('About edition 1 of The Weekly')
    expect(mail?.text).toContain(`http://localhost:3000/staff/newsletter/${number}`)
  })

  it('is skipped if it has too few articles', async () => {
    await publishArticles(2, tuesday)
    await draftEdition(tuesday)
    await moveEditions(hour)
    expect(await standing(1)).toEqual({ state: 'skipped', reason: 'too_few_articles' })
  })

  it('is held if its bytes are not what was approved, and nobody can release them', async () => {
    const number = await approved()
    await db().edition.update({ where: { number }, data: { html: 'Something else.' } })
    await moveEditions(hour)
    expect(await standing(number)).toEqual({ state: 'held', reason: 'bytes_changed' })
    const release = releaseHeld({ number, staffId: boris }, hour)
    expect(await release).toEqual({ ok: false, reason: 'bytes_changed' })
  })
})

describe('a missed Friday', () => {
  it.each([
    ['half an hour and a moment', 30 * 60_000 + 1],
    ['a week', 7 * 86_400_000],
    ['three weeks', 21 * 86_400_000],
  ])('found %s late is asked about once, and continues only when a person says so', async (_, lateMs) => {
    await subscriber('a@example.org', tuesday)
    const number = await approved()
    const found = new Date(hour.getTime() + lateMs)
    expect(await moveEditions(found)).toBe(1)
    expect(await moveEditions(later(found, 1))).toBe(0)
    expect(await standing(number)).toEqual({ state: 'held', reason: 'late' })
    expect(await db().delivery.count()).toBe(0)
    expect(await notices()).toHaveLength(2)

    const decided = later(found, 600)
    expect(await releaseHeld({ number, staffId: boris }, decided)).toMatchObject({ ok: true })
    expect(await releaseHeld({ number, staffId: boris }, decided)).toMatchObject({ ok: true })
    expect(await moveEditions(decided)).toBe(1)
    expect(await standing(number)).toEqual({ state: 'sending', reason: null })
    expect((await actions(number)).filter((action) => action === 'newsletter.release')).toHaveLength(1)
  })

  it('is not one within half an hour', async () => {
    const number = await approved()
    await moveEditions(later(hour, 30))
    expect(await standing(number)).toMatchObject({ state: 'sending' })
  })
})

describe('a restored backup', () => {
  it('that the sender finds first is reported once, each time that it stops', async () => {
    await subscriber('a@example.org', tuesday)
    const number = await approved()
    await moveEditions(hour)
    const stop = (at: Date) => holdEdition({ number, reason: 'no_heartbeat' }, at)
    const told = await Promise.all([1, 2, 3].map(() => stop(later(hour, 60))))
    expect(told.filter(Boolean)).toHaveLength(1)
    expect(await moveEditions(later(hour, 61))).toBe(0)
    expect(await notices()).toHaveLength(2)

    await releaseHeld({ number, staffId: boris }, later(hour, 62))
    expect(await stop(later(hour, 100))).toBe(true)
    expect(await notices()).toHaveLength(4)
    expect((await actions(number)).filter((action) => action === 'newsletter.hold')).toHaveLength(2)
  })

  it('with an edition half sent waits for a person, and continues from there', async () => {
    await subscriber('a@example.org', tuesday)
    await subscriber('b@example.org', tuesday)
    const number = await approved()
    await moveEditions(hour)
    const [first] = await db().delivery.findMany({ take: 1 })
    await db().delivery.updateMany({
      where: { subscriberId: first?.subscriberId ?? '' },
      data: { state: 'sent' },
    })
    expect(await moveEditions(later(hour, 30))).toBe(0)
    const restored = later(hour, 31)
    expect(await moveEditions(restored)).toBe(1)
    expect(await standing(number)).toEqual({ state: 'held', reason: 'no_heartbeat' })

    await releaseHeld({ number, staffId: boris }, later(hour, 90))
    expect(await standing(number)).toEqual({ state: 'sending', reason: null })
    expect(await moveEditions(later(hour, 91))).toBe(0)
    expect(
      await db().delivery.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } }),
    ).toMatchObject([...[{ state: 'waiting' }, { state: 'sent' }]])
  })
})

it('moves a year ahead in leaps without a superfluous mail', async () => {
  for (let month = 0; month < 12; month += 1) {
    const now = new Date(Date.UTC(2026, 11 + month, 15, 12))
    await moveEditions(now)
    await draftEdition(now)
    await moveEditions(now)
  }
  const editions = await listEditionsForDesk()
  const skipped = editions.filter(({ state }) => state === 'skipped')
  expect(skipped).toHaveLength(editions.length - 1)
  expect(await notices()).toHaveLength(2 * skipped.length)
})
