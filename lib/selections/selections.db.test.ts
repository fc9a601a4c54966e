import { beforeEach, describe, expect, it } from 'vitest'
import { work } from '../../testing/fixtures/work'
import { db } from '../db'
import { findSubscriber } from '../desk/subscribers/find-subscriber'
import { subscriberFilterSchema } from '../desk/schema'
import type { SelectionChange } from '../newsletter/by-staff/change-subscribers'
import { suppressionHash } from '../readers/queries'
import { eraseSelections } from './erase-selections'
import { openSelection } from './open-selection'
import { requeueStuckSelections } from './requeue-stuck-selections'
import { runSelection } from './run-selection'
import { startSelection } from './start-selection'
import { stopSelection } from './stop-selection'

const now = new Date('2026-11-28T12:00:00Z')
const staffId = '01a20000-0000-7000-8000-000000000001'
const reason = 'The fair of 2019 had no consent'
const people = 25

beforeEach(async () => {
  await db().$executeRaw`
    truncate subscribers, suppressions, selections, selection_members cascade`
  await db().subscriber.createMany({
    data: Array.from({ length: people }, (_, index) => ({
      email: `r${index}@${index % 5 === 4 ? 'other.example' : 'fair.example'}`,
      state: 'confirmed' as const,
      requestedAt: now,
    })),
  })
})

const open = (change: SelectionChange, filter: Record<string, string> = { q: '@fair.example' }) =>
  openSelection({ filter: subscriberFilterSchema.parse(filter), staffId, change }, now)
const start = (selectionId: string) => startSelection({ selectionId, staffId }, now)
const find = (id: string) => db().selection.findUniqueOrThrow({ where: { id } })
const countLeft = () => db().subscriber.count({ where: { state: 'unsubscribed' } })
const unsubscribe: SelectionChange = { what: 'unsubscribe', reason }

describe('a selection of all who match', () => {
  it('changes nobody before it is started, and then everybody who matched, with two audit lines', async () => {
    const { id, members } = await open(unsubscribe)
    await work()
    expect([members, await countLeft()]).toEqual([20, 0])
    await start(id)
    await work()
    expect(await countLeft()).toBe(20)
    expect(await find(id)).toMatchObject({
      state: 'done',
      members: 20,
      lookedAt: 20,
      changed: 20,
      filter: { standing: 'any' },
    })
    const entries = await db().auditEntry.findMany({
      where: { subject: `selection:${id}` },
      orderBy: { id: 'asc' },
    })
    expect(entries).toMatchObject([
      {
        staffId,
        action: 'subscribers.unsubscribe',
        subject: `selection:${id}`,
        details: { subscribers: 20, reason, matching: { standing: 'any', isSearch: true } },
      },
      { staffId: null, action: 'subscribers.selection-done', details: { changed: 20, subscribers: 20 } },
    ])
    const left = await db().subscriber.findFirstOrThrow({
      where: { state: 'unsubscribed' },
      include: { consents: true },
    })
    expect(left.consents.map(({ kind }) => kind)).toEqual(['withdrawn'])
    const story = await findSubscriber(left.id, now)
    expect(story?.entries).toMatchObject([{ action: 'subscribers.unsubscribe', details: { reason } }])
  })

  it.each<[SelectionChange, SelectionChange]>([
    [
      { what: 'add_tag', tag: 'Riga' },
      { what: 'remove_tag', tag: 'Riga' },
    ],
  ])('gives a tag and takes it away', async (add, remove) => {
    const added = await open(add)
    await start(added.id)
    await work()
    expect(await db().subscriber.count({ where: { tags: { has: 'Riga' } } })).toBe(20)
    const removed = await open(remove, { tag: 'Riga' })
    await start(removed.id)
    await runSelection(removed.id, { now, size: 7 })
    expect(await db().subscriber.count({ where: { tags: { has: 'Riga' } } })).toBe(0)
    expect(await find(removed.id)).toMatchObject({ changed: 20, lookedAt: 20 })
  })

  it('suppresses addresses, also those suppressed for a weaker reason', async () => {
    const hash = suppressionHash('r0@fair.example')
    await db().suppression.create({ data: { addressHash: hash, reason: 'bounce', at: now } })
    const { id } = await open({ what: 'suppress', reason })
    await start(id)
    await work()
    expect(await db().suppression.count({ where: { reason: 'staff' } })).toBe(20)
    expect(await db().subscriber.count({ where: { suppressedReason: 'staff' } })).toBe(20)
    expect(await db().consentEvent.count({ where: { kind: 'suppressed' } })).toBe(20)
  })
})

describe('twice, late, half-way and on two machines', () => {
  it('is started once by any number of presses, and run again it changes nobody', async () => {
    const { id } = await open(unsubscribe)
    const pressed = await Promise.all([start(id), start(id), start(id)])
    expect(pressed.every(({ ok }) => ok)).toBe(true)
    await work()
    await runSelection(id, { now })
    expect((await start(id)).ok).toBe(true)
    await work()
    expect(await db().auditEntry.count({ where: { subject: `selection:${id}` } })).toBe(2)
    expect(await find(id)).toMatchObject({ changed: 20 })
    expect(await db().consentEvent.count()).toBe(20)
  })

  it('gives each subscriber one turn on two machines', async () => {
    const { id } = await open(unsubscribe)
    await start(id)
    await Promise.all([1, 2, 3].map(() => runSelection(id, { now, size: 3 })))
    expect(await find(id)).toMatchObject({ state: 'done', lookedAt: 20, changed: 20 })
    expect(await db().consentEvent.count()).toBe(20)
  })

  it('leaves alone who no longer matches, and who came since', async () => {
    const { id } = await open({ what: 'add_tag', tag: 'x' }, { q: '@fair.example', standing: 'confirmed' })
    await db().subscriber.updateMany({
      where: { email: { in: ['r0@fair.example'] } },
      data: { state: 'unsubscribed' },
    })
    await db().subscriber.deleteMany({ where: { email: 'r1@fair.example' } })
    await db().subscriber.create({
      data: { email: 'new@fair.example', state: 'confirmed', requestedAt: now },
    })
    await start(id)
    await work()
    expect(await db().subscriber.count({ where: { tags: { has: 'x' } } })).toBe(18)
    expect(await find(id)).toMatchObject({ members: 20, lookedAt: 20, changed: 18 })
  })

  it('goes on where a killed worker left it', async () => {
    const { id } = await open(unsubscribe)
    await start(id)
    // A worker that died after the first batch: its job is gone with it.
    const [first] = await db().selectionMember.findMany({
      orderBy: { subscriberId: 'asc' },
      skip: 6,
      take: 1,
    })
    await db().selection.update({ where: { id }, data: { lastId: first?.subscriberId ?? '', lookedAt: 7 } })
    await db().$executeRaw`delete from graphile_worker._private_jobs`
    expect(await requeueStuckSelections()).toBe(0)
    await db().$executeRaw`update selections set moved_at = clock_timestamp() - interval '3 minutes'`
    expect(await requeueStuckSelections()).toBe(1)
    await work()
    expect(await find(id)).toMatchObject({ state: 'done', lookedAt: 20, changed: 13 })
  })

  it('stops between two batches, and once stopped is not started', async () => {
    const { id } = await open(unsubscribe)
    await start(id)
    await stopSelection({ selectionId: id, staffId }, now)
    await stopSelection({ selectionId: id, staffId }, now)
    await work()
    expect(await countLeft()).toBe(0)
    expect(await start(id)).toMatchObject({ reason: 'stopped' })
    expect(await find(id)).toMatchObject({ state: 'stopped', changed: 0 })
    expect(await db().auditEntry.count({ where: { subject: `selection:${id}` } })).toBe(2)
    expect(await db().selectionMember.count()).toBe(0)
  })

  it('is forgotten after two days if nobody starts it', async () => {
    await open(unsubscribe)
    expect(await eraseSelections(new Date(now.getTime() + 47 * 3_600_000))).toBe(0)
    expect(await eraseSelections(new Date(now.getTime() + 49 * 3_600_000))).toBe(1)
    expect(await db().selectionMember.count()).toBe(0)
  })
})
