import { beforeEach, describe, expect, it } from 'vitest'
import {
  approvedEdition,
  emptyPaper,
  staffMember,
  submittedEdition,
  subscriber,
} from '../../../../testing/fixtures/edition-fixtures'
import { db } from '../../../db'
import { cancelEdition } from './cancel-edition'
import { draftEdition } from '../../authoring/draft-edition'
import { moveEditions } from '../../state/move-editions'
import { pauseEdition } from './pause-edition'
import { findEditionForDesk } from '../../queries'
import { resumeEdition } from './resume-edition'
import { sendNow } from './send-now'
import { undoSendNow } from './undo-send-now'
import { withdrawEdition } from '../../authoring/withdraw-edition'

const at = (instant: string) => new Date(instant)
const later = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000)
const tuesday = at('2026-11-24T12:00:00Z')
const hour = at('2026-11-27T06:00:00Z')
let [anna, boris] = ['', '']

beforeEach(async () => {
  await emptyPaper()
  anna = await staffMember('anna@example.org', 'editor', tuesday)
  boris = await staffMember('boris@example.org', 'approver', tuesday)
})

const approved = () => approvedEdition({ by: anna, second: boris }, tuesday)
const standing = async (number: number) => {
  const edition = await findEditionForDesk(number)
  return edition === null ? null : { state: edition.state, reason: edition.reason }
}

describe('"Send now"', () => {
  it('waits exactly five minutes, counted from the first press', async () => {
    const number = await approved()
    await sendNow({ number, staffId: boris }, tuesday)
    await sendNow({ number, staffId: boris }, later(tuesday, 2))
    const fiveLater = later(tuesday, 5)
    expect(await findEditionForDesk(number)).toMatchObject({ sendsAt: fiveLater, isSendNow: true })
    expect(await moveEditions(new Date(fiveLater.getTime() - 1))).toBe(0)
    expect(await moveEditions(fiveLater)).toBe(1)
    expect(await undoSendNow({ number, staffId: boris }, fiveLater)).toEqual({
      ok: false,
      reason: 'wrong_state',
      state: 'sending',
    })
    // The edition of that Friday is done.
    expect(await moveEditions(hour)).toBe(1)
    expect(await draftEdition(at('2026-11-26T12:00:00Z'))).toBe(0)
  })

  it('undone in the last moment goes at its scheduled time', async () => {
    const number = await approved()
    await sendNow({ number, staffId: boris }, tuesday)
    const last = new Date(later(tuesday, 5).getTime() - 1)
    expect(await undoSendNow({ number, staffId: anna }, last)).toMatchObject({ ok: true })
    expect(await undoSendNow({ number, staffId: anna }, last)).toMatchObject({ ok: true })
    expect(await moveEditions(later(tuesday, 5))).toBe(0)
    expect(await findEditionForDesk(number)).toMatchObject({ sendsAt: hour, isSendNow: false })
    expect(await moveEditions(hour)).toBe(1)
  })

  it('undone in the very moment it starts does one or the other, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyPaper()
      const by = await staffMember('a@example.org', 'editor', tuesday)
      const second = await staffMember('b@example.org', 'approver', tuesday)
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

  it('undone after its scheduled time waits for a person', async () => {
    const number = await approved()
    await sendNow({ number, staffId: boris }, later(hour, -2))
    expect(await undoSendNow({ number, staffId: boris }, later(hour, 1))).toMatchObject({ ok: true })
    expect(await standing(number)).toEqual({ state: 'held', reason: 'undone' })
    expect(await moveEditions(later(hour, 10))).toBe(0)
  })

  it('works only for an approved edition', async () => {
    const number = await submittedEdition(anna, tuesday)
    expect(await sendNow({ number, staffId: boris }, tuesday)).toMatchObject({ reason: 'wrong_state' })
    expect(await sendNow({ number: 99, staffId: boris }, tuesday)).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('an edition that is sending', () => {
  it('is paused and resumed without losing time', async () => {
    const number = await approved()
    await moveEditions(hour)
    const by = { number, staffId: boris }
    expect(await pauseEdition(by, later(hour, 1))).toMatchObject({ ok: true })
    expect(await pauseEdition(by, later(hour, 1))).toMatchObject({ ok: true })
    expect(await moveEditions(later(hour, 600))).toBe(0)
    expect(await resumeEdition(by, later(hour, 601))).toMatchObject({ ok: true })
    expect(await moveEditions(later(hour, 602))).toBe(0)
    expect(await standing(number)).toEqual({ state: 'sending', reason: null })
    expect(await withdrawEdition(by, later(hour, 602))).toMatchObject({ reason: 'wrong_state' })
  })

  it('is cancelled for good: waiting mails are cancelled, and those that left have left', async () => {
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
      ok: false,
      reason: 'wrong_state',
      state: 'cancelled',
    })
    expect(await moveEditions(later(hour, 600))).toBe(0)
  })
})
