import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { freeze, makeApprovedEdition } from '../../../testing/fixtures/sending'
import { anyLine, anySubscriber } from '../../../testing/lists/random-lines'
import { approve, bring, lineOf, stage } from '../../../testing/lists/staged-lines'
import { tableContents } from '../../../testing/lists/table-contents'
import { world } from '../../../testing/world'
import { db } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { countVerdicts } from '../count-verdicts'
import { runImport } from '../run/run-import'
import { sumOf, verdicts } from '../verdicts'
import { countUndoable } from './count-undoable'
import { startUndo } from './start-undo'
import { undoImport } from './undo-import'

const now = new Date('2026-11-28T12:00:00Z')

async function clear(): Promise<void> {
  await db().subscriber.deleteMany()
  await db().suppression.deleteMany()
  await db().erasedAddress.deleteMany()
  await db().delivery.deleteMany()
  await db().mail.deleteMany()
  await db().import.deleteMany()
}
beforeEach(clear)

async function undo(importId: string, machines = 1): Promise<unknown> {
  const started = await startUndo({ importId, staffId: null }, now)
  expect(started.ok).toBe(true)
  await Promise.all(Array.from({ length: machines }, () => undoImport(importId, now)))
  const { state, undone } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  expect(state).toBe('undone')
  return undone
}

const undoable = async (importId: string) => {
  const { approvedAt, counts } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  return countUndoable({ importId, approvedAt: approvedAt ?? now, counts: counts as object })
}

const given = fc.record({
  known: fc.uniqueArray(anySubscriber, { selector: ({ email }) => email, maxLength: 12 }),
  erased: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
  suppressed: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 40 }),
  isOwn: fc.boolean(),
  asksToConfirm: fc.boolean(),
})
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never

describe('any list', () => {
  it('becomes what the preview counted, and its undo leaves the database as it was', async () => {
    const holds = async ({ known, erased, suppressed, lines, isOwn, asksToConfirm }: Given) => {
      await clear()
      await db().subscriber.createMany({
        data: known.map((person) => ({
          ...person,
          suppressedAt: person.suppressedReason === null ? null : person.requestedAt,
        })),
      })
      const hashes = (places: number[]) =>
        places.map((n) => ({ addressHash: suppressionHash(`reader-${n}@example.org`), at: now }))
      await db().erasedAddress.createMany({ data: hashes(erased) })
      await db().suppression.createMany({
        data: hashes(suppressed).map((each) => ({ ...each, reason: 'bounce' })),
      })

      const before = await tableContents()
      const importId = await stage({ lines, provider: isOwn ? 'own' : 'kit', now })
      const preview = await countVerdicts(db(), { importId, isOwn, asksToConfirm })
      await approve(importId, { now, asksToConfirm })
      await runImport(importId, { now })
      const { counts } = await db().import.findUniqueOrThrow({ where: { id: importId } })
      expect(counts).toEqual(preview)
      expect(sumOf(preview, verdicts)).toBe(new Set(lines.map(({ email }) => email)).size)

      await undo(importId)
      expect(await tableContents()).toEqual(before)
    }
    await fc.assert(fc.asyncProperty(given, holds), { numRuns: 25, seed: 20261128 })
  })
})

describe('an undo', () => {
  const lines = [
    lineOf('one@example.org'),
    lineOf('two@example.org'),
    lineOf('known@example.org', { state: 'unsubscribed' }),
    lineOf('gone@example.org', { suppressed: { at: null, reason: 'bounce' } }),
  ]
  const known = { email: 'known@example.org', state: 'confirmed', requestedAt: now } as const

  it('leaves what somebody has changed since', async () => {
    await db().subscriber.create({ data: known })
    const { id } = await bring({ lines, now })
    await db().subscriber.update({ where: { email: 'one@example.org' }, data: { tags: ['Riga'] } })
    await db().subscriber.update({ where: { email: 'known@example.org' }, data: { note: 'Wrote to us' } })
    expect(await undoable(id)).toEqual({ removable: 2, restorable: 0, mailed: 0, changed: 2 })
    expect(await undo(id)).toEqual({ removed: 2, restored: 0, mailed: 0, changed: 2 })
    const left = await db().subscriber.findMany({
      orderBy: { email: 'asc' },
      select: { email: true, state: true },
    })
    expect(left).toEqual([
      { email: 'known@example.org', state: 'unsubscribed' },
      { email: 'one@example.org', state: 'confirmed' },
    ])
    expect(await db().suppression.count()).toBe(0)
  })

  it('leaves people who were sent an edition, and removes those who were not', async () => {
    const approvedAt = world().clock.now()
    const { id } = await bring({ lines, now: approvedAt })
    await freeze(await makeApprovedEdition())
    await db().delivery.deleteMany({
      where: { state: 'waiting', subscriberId: { in: await idsOf('two@example.org') } },
    })
    expect(await undoable(id)).toEqual({ removable: 3, restorable: 0, mailed: 1, changed: 0 })
    expect(await undo(id)).toEqual({ removed: 3, restored: 0, mailed: 1, changed: 0 })
    const left = await db().subscriber.findMany({ select: { email: true } })
    expect(left).toEqual([{ email: 'one@example.org' }])
  })

  it('of two imports takes back its own part, in either order', async () => {
    for (const firstUndone of [0, 1]) {
      await clear()
      const before = await tableContents()
      const first = await bring({ lines: [lineOf('reader@example.org')], now })
      const second = await bring({ lines: [lineOf('reader@example.org', { state: 'unsubscribed' })], now })
      await undo([first.id, second.id][firstUndone] ?? '')
      const left = await db().subscriber.findMany({ select: { state: true } })
      // The second changed the reader, so the first leaves them; without the second they are back.
      expect(left).toEqual([{ state: firstUndone === 0 ? 'unsubscribed' : 'confirmed' }])
      await undo([second.id, first.id][firstUndone] ?? '')
      if (firstUndone === 1) expect(await tableContents()).toEqual(before)
    }
  })

  it('done twice, and on two machines at once, is done once', async () => {
    const { id } = await bring({ lines, now })
    await undo(id, 2)
    await undo(id)
    expect(await db().subscriber.count()).toBe(0)
    const entries = await db().auditEntry.findMany({
      where: { subject: `import:${id}` },
      select: { action: true },
    })
    expect(entries).toEqual([{ action: 'subscribers.import' }, { action: 'subscribers.undo-import' }])
  })

  it('lets the same file be imported again', async () => {
    const { id, counts } = await bring({ lines, now })
    await undo(id)
    const again = await bring({ lines, now })
    expect(again.counts).toEqual(counts)
  })

  it('keeps every other consent event append-only', async () => {
    await bring({ lines, now })
    await expect(db().consentEvent.deleteMany()).rejects.toThrow('append-only')
  })
})

const idsOf = async (email: string) =>
  (await db().subscriber.findMany({ where: { email }, select: { id: true } })).map(({ id }) => id)
