import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../sandbox/test-world'
import {
  approvedEdition,
  emptyPaper,
  publishArticles,
  staffMember,
  submittedEdition,
  subscriber,
} from '../../vitest.setup/newsroom'
import { work } from '../../vitest.setup/work'
import { db } from '../db'
import { cancelEdition } from './cancel-edition'
import { draftEdition } from './draft-edition'
import { moveEditions } from './move-editions'
import { pauseEdition } from './pause-edition'
import { findEditionForDesk, listEditionsForDesk } from './queries'
import { releaseHeld } from './release-held'
import { resumeEdition } from './resume-edition'
import { sendNow } from './send-now'
import { undoSendNow } from './undo-send-now'
import { withdrawEdition } from './withdraw-edition'

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
  return edition === null ? null : { state: edition.state, why: edition.why }
}
const notices = () => db().mail.findMany({ where: { kind: 'edition-notice' }, orderBy: { toAddress: 'asc' } })
/** What the audit log says since the test began: the log itself is never emptied, and numbers come again. */
const actions = async (number: number) =>
  (await db().auditEntry.findMany({ where: { subject: `edition:${number}`, id: { gt: logged } } })).map(
    ({ action }) => action,
  )

describe('the draft of the week', () => {
  const drafts = () => db().edition.findMany({ include: { items: true }, orderBy: { number: 'asc' } })

  it('is made on Monday at seven, once, on two machines at once', async () => {
    await publishArticles(9, at('2026-11-20T12:00:00Z'))
    expect(await draftEdition(at('2026-11-23T05:59:59Z'))).toBe(0)
    const made = await Promise.all([1, 2, 3].map(() => draftEdition(at('2026-11-23T06:00:00Z'))))
    expect(made.reduce((sum, count) => sum + count)).toBe(1)
    const [draft, ...more] = await drafts()
    expect(more).toEqual([])
    expect(draft).toMatchObject({ number: 1, state: 'draft', dueOn: at('2026-11-27'), sendsAt: hour })
    expect(draft?.items).toHaveLength(7)
    expect(draft?.subject).not.toBe('')
  })

  it.each([
    [
      'the end of summer time in 2026',
      '2026-10-26T05:59:59Z',
      '2026-10-26T06:00:00Z',
      '2026-10-30T06:00:00Z',
    ],
    [
      'the beginning of summer time in 2027',
      ...(['2027-03-29T04:59:59Z', '2027-03-29T05:00:00Z', '2027-04-02T05:00:00Z'] as const),
    ],
    [
      'the end of summer time in 2027',
      '2027-11-01T05:59:59Z',
      '2027-11-01T06:00:00Z',
      '2027-11-05T06:00:00Z',
    ],
    ['29 February 2028', '2028-02-28T05:59:59Z', '2028-02-28T06:00:00Z', '2028-03-03T06:00:00Z'],
  ])('begins and ends at seven on the wall after %s', async (_, before, monday, friday) => {
    expect(await draftEdition(at(before))).toBe(0)
    expect(await draftEdition(at(monday))).toBe(1)
    expect((await drafts())[0]?.sendsAt).toEqual(at(friday))
  })

  it('picks what no edition has used; what was left out comes again', async () => {
    const ids = await publishArticles(7, at('2026-11-20T12:00:00Z'))
    await draftEdition(tuesday)
    await moveEditions(hour)
    expect(await draftEdition(at('2026-11-30T06:00:00Z'))).toBe(1)
    const [skipped, second] = await drafts()
    expect(skipped?.state).toBe('skipped')
    expect(new Set(second?.items.map(({ articleId }) => articleId))).toEqual(new Set(ids))

    await db().edition.update({ where: { number: 2 }, data: { state: 'sent' } })
    const [newer] = await publishArticles(1, at('2026-12-06T12:00:00Z'))
    await draftEdition(at('2026-12-07T06:00:00Z'))
    expect((await drafts())[2]?.items).toMatchObject([{ articleId: newer, position: 1 }])
  })

  it('is empty, but there, where nothing was written; and picks nothing of days to come', async () => {
    await publishArticles(3, at('2026-12-24T12:00:00Z'))
    expect(await draftEdition(tuesday)).toBe(1)
    expect((await drafts())[0]).toMatchObject({ subject: '', items: [] })
  })

  it('is the coming Friday’s alone after a sleep of three weeks', async () => {
    await draftEdition(tuesday)
    const woken = at('2026-12-17T23:30:00Z')
    await moveEditions(woken)
    expect(await draftEdition(woken)).toBe(1)
    expect((await drafts()).map(({ dueOn, state }) => [dueOn.toISOString().slice(0, 10), state])).toEqual([
      ['2026-11-27', 'skipped'],
      ['2026-12-18', 'draft'],
    ])
  })
})

describe('at its hour an edition', () => {
  it('begins, exactly once with three ticks at once, for every confirmed subscriber and nobody else', async () => {
    await subscriber('a@example.org', tuesday)
    await subscriber('b@example.org', tuesday)
    await subscriber('no@example.org', tuesday, { state: 'unconfirmed', confirmedAt: null })
    await subscriber('left@example.org', tuesday, { state: 'unsubscribed' })
    await subscriber('quiet@example.org', tuesday, { pausedUntil: at('2026-12-01') })
    await subscriber('bounced@example.org', tuesday, { suppressedAt: tuesday, suppressedWhy: 'bounced' })
    const number = await approved()
    expect(await moveEditions(new Date(hour.getTime() - 1))).toBe(0)
    const moved = await Promise.all([1, 2, 3].map(() => moveEditions(hour)))
    expect(moved.reduce((sum, count) => sum + count)).toBe(1)
    expect(await findEditionForDesk(number)).toMatchObject({
      ...{ state: 'sending', audience: 3, startedAt: hour, beatAt: hour },
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
  ])('approved on %s begins at %s', async (now, friday) => {
    const number = await approved(at(now))
    expect(await moveEditions(new Date(at(friday).getTime() - 1))).toBe(0)
    expect(await moveEditions(at(friday))).toBe(1)
    expect(await standing(number)).toEqual({ state: 'sending', why: null })
  })

  it('is left out where nobody approved it, and who may edit is told in one discreet mail each', async () => {
    const number = await submittedEdition(anna, tuesday)
    await Promise.all([1, 2].map(() => moveEditions(hour)))
    await moveEditions(later(hour, 1))
    expect(await standing(number)).toEqual({ state: 'skipped', why: 'not_approved' })
    const mails = await notices()
    expect(mails.map(({ toAddress }) => toAddress)).toEqual(['anna@example.org', 'boris@example.org'])
    await work()
    const mail = world().mails.mails.find(({ envelope }) => envelope.to.includes('anna@example.org'))
    expect(mail?.subject).toBe('About edition 1 of The Weekly')
    expect(mail?.text).toContain(`http://localhost:3000/staff/newsletter/${number}`)
  })

  it('is left out where it has too few articles', async () => {
    await publishArticles(2, tuesday)
    await draftEdition(tuesday)
    await moveEditions(hour)
    expect(await standing(1)).toEqual({ state: 'skipped', why: 'too_few_articles' })
  })

  it('waits for a person where its bytes are not what was approved, and nobody can let them go', async () => {
    const number = await approved()
    await db().edition.update({ where: { number }, data: { html: 'Something else.' } })
    await moveEditions(hour)
    expect(await standing(number)).toEqual({ state: 'held', why: 'bytes_changed' })
    const release = releaseHeld({ number, staffId: boris }, hour)
    expect(await release).toEqual({ ok: false, reason: 'bytes_changed' })
  })
})

describe('a missed Friday', () => {
  it.each([
    ['half an hour and a moment', 30 * 60_000 + 1],
    ['a week', 7 * 86_400_000],
    ['three weeks', 21 * 86_400_000],
  ])('of %s is asked about, once, and goes on only when a person says so', async (_, lateMs) => {
    await subscriber('a@example.org', tuesday)
    const number = await approved()
    const found = new Date(hour.getTime() + lateMs)
    expect(await moveEditions(found)).toBe(1)
    expect(await moveEditions(later(found, 1))).toBe(0)
    expect(await standing(number)).toEqual({ state: 'held', why: 'late' })
    expect(await db().delivery.count()).toBe(0)
    expect(await notices()).toHaveLength(2)

    const decided = later(found, 600)
    expect(await releaseHeld({ number, staffId: boris }, decided)).toMatchObject({ ok: true })
    expect(await releaseHeld({ number, staffId: boris }, decided)).toMatchObject({ ok: true })
    expect(await moveEditions(decided)).toBe(1)
    expect(await standing(number)).toEqual({ state: 'sending', why: null })
    expect((await actions(number)).filter((action) => action === 'newsletter.release')).toHaveLength(1)
  })

  it('within half an hour is none', async () => {
    const number = await approved()
    await moveEditions(later(hour, 30))
    expect(await standing(number)).toMatchObject({ state: 'sending' })
  })
})

describe('a restored backup', () => {
  it('that brings back an edition in the middle of its sending waits for a person, and goes on from there', async () => {
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
    expect(await standing(number)).toEqual({ state: 'held', why: 'no_sign_of_life' })

    await releaseHeld({ number, staffId: boris }, later(hour, 90))
    expect(await standing(number)).toEqual({ state: 'sending', why: null })
    expect(await moveEditions(later(hour, 91))).toBe(0)
    expect(
      await db().delivery.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } }),
    ).toMatchObject([...[{ state: 'waiting' }, { state: 'sent' }]])
  })
})

describe('"Send now"', () => {
  it('waits five minutes to the moment, counted from the first press', async () => {
    const number = await approved()
    await sendNow({ number, staffId: boris }, tuesday)
    await sendNow({ number, staffId: boris }, later(tuesday, 2))
    const fiveLater = later(tuesday, 5)
    expect(await findEditionForDesk(number)).toMatchObject({ sendsAt: fiveLater, isHurried: true })
    expect(await moveEditions(new Date(fiveLater.getTime() - 1))).toBe(0)
    expect(await moveEditions(fiveLater)).toBe(1)
    expect(await undoSendNow({ number, staffId: boris }, fiveLater)).toEqual({
      ...{ ok: false, reason: 'wrong_state', state: 'sending' },
    })
    // Its Friday is done with.
    expect(await moveEditions(hour)).toBe(1)
    expect(await draftEdition(at('2026-11-26T12:00:00Z'))).toBe(0)
  })

  it('taken back in the last moment goes at its own hour', async () => {
    const number = await approved()
    await sendNow({ number, staffId: boris }, tuesday)
    const last = new Date(later(tuesday, 5).getTime() - 1)
    expect(await undoSendNow({ number, staffId: anna }, last)).toMatchObject({ ok: true })
    expect(await undoSendNow({ number, staffId: anna }, last)).toMatchObject({ ok: true })
    expect(await moveEditions(later(tuesday, 5))).toBe(0)
    expect(await findEditionForDesk(number)).toMatchObject({ sendsAt: hour, isHurried: false })
    expect(await moveEditions(hour)).toBe(1)
  })

  it('taken back in the very moment it begins does one or the other, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyPaper()
      const [by, second] = [
        await staffMember('a@example.org', 'editor', tuesday),
        await staffMember('b@example.org', 'approver', tuesday),
      ]
      await subscriber('reader@example.org', tuesday)
      const number = await approvedEdition({ by, second }, tuesday)
      await sendNow({ number, staffId: second }, tuesday)
      const due = later(tuesday, 5)
      const [moved, undone] = await Promise.all([
        moveEditions(due),
        undoSendNow({ number, staffId: by }, due),
      ])
      expect([moved, undone.ok]).toEqual(undone.ok ? [0, true] : [1, false])
      expect(await db().delivery.count()).toBe(moved)
    }
  })

  it('taken back when its own hour has passed waits for a person', async () => {
    const number = await approved()
    await sendNow({ number, staffId: boris }, later(hour, -2))
    expect(await undoSendNow({ number, staffId: boris }, later(hour, 1))).toMatchObject({ ok: true })
    expect(await standing(number)).toEqual({ state: 'held', why: 'undone' })
    expect(await moveEditions(later(hour, 10))).toBe(0)
  })

  it('is for what was approved', async () => {
    const number = await submittedEdition(anna, tuesday)
    expect(await sendNow({ number, staffId: boris }, tuesday)).toMatchObject({ reason: 'wrong_state' })
    expect(await sendNow({ number: 99, staffId: boris }, tuesday)).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('on its way an edition', () => {
  it('is paused and goes on, and has lost no time by it', async () => {
    const number = await approved()
    await moveEditions(hour)
    const by = { number, staffId: boris }
    expect(await pauseEdition(by, later(hour, 1))).toMatchObject({ ok: true })
    expect(await pauseEdition(by, later(hour, 1))).toMatchObject({ ok: true })
    expect(await moveEditions(later(hour, 600))).toBe(0)
    expect(await resumeEdition(by, later(hour, 601))).toMatchObject({ ok: true })
    expect(await moveEditions(later(hour, 602))).toBe(0)
    expect(await standing(number)).toEqual({ state: 'sending', why: null })
    expect(await withdrawEdition(by, later(hour, 602))).toMatchObject({ reason: 'wrong_state' })
  })

  it('is cancelled for good: what waited is crossed out, what left has left', async () => {
    await subscriber('a@example.org', tuesday)
    await subscriber('b@example.org', tuesday)
    const number = await approved()
    await moveEditions(hour)
    const [first] = await db().delivery.findMany({ take: 1 })
    await db().delivery.updateMany({
      where: { subscriberId: first?.subscriberId ?? '' },
      data: { state: 'sent' },
    })
    expect(await cancelEdition({ number, staffId: boris }, later(hour, 1))).toMatchObject({ ok: true })
    expect(await cancelEdition({ number, staffId: boris }, later(hour, 2))).toMatchObject({ ok: true })
    const states = (await db().delivery.findMany()).map(({ state }) => state).sort()
    expect(states).toEqual(['cancelled', 'sent'])
    expect(await resumeEdition({ number, staffId: boris }, later(hour, 3))).toEqual({
      ...{ ok: false, reason: 'wrong_state', state: 'cancelled' },
    })
    expect(await moveEditions(later(hour, 600))).toBe(0)
  })
})

it('lets a year go by in leaps without a word too many', async () => {
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
