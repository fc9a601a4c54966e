import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '../../db'
import { countMatchingSubscribers } from '../../desk/subscribers/count-matching-subscribers'
import { listSubscribers } from '../../desk/subscribers/list-subscribers'
import { subscriberFilterSchema } from '../../desk/schema'
import { suppressionHash } from '../../readers/queries'
import { addByStaff } from './add-by-staff'
import { changeSelection } from './change-selection'
import type { SelectionChange } from './change-subscribers'
import { eraseSubscriber } from './erase-subscriber'
import { additionSchema } from '../schema'

const now = new Date('2026-11-28T12:00:00Z')
const staffId = '01a20000-0000-7000-8000-000000000001'
let ids: string[] = []

beforeEach(async () => {
  await db().subscriber.deleteMany()
  await db().suppression.deleteMany()
  await db().erasedAddress.deleteMany()
  await db().mail.deleteMany()
  const people = ['anna', 'ben', 'clara'].map((name) => ({
    email: `${name}@list.example`,
    name: `${name} Berg`,
  }))
  const data = people.map((each) => ({ ...each, state: 'confirmed' as const, requestedAt: now }))
  const made = await db().subscriber.createManyAndReturn({ data, select: { id: true } })
  ids = made.map(({ id }) => id)
})

const change = (what: SelectionChange, of = ids) => changeSelection({ ids: of, staffId, change: what }, now)
const entriesOf = async (action: string) =>
  (
    await db().auditEntry.findMany({
      where: { action, subject: { in: ids.map((id) => `subscriber:${id}`) } },
    })
  ).map(({ details }) => details)

describe('a selection', () => {
  it('gets and loses a tag, each once, with an audit entry for each whom it changed', async () => {
    expect(await change({ what: 'add_tag', tag: 'Riga' }, ids.slice(0, 2))).toBe(2)
    expect(await change({ what: 'add_tag', tag: 'Riga' })).toBe(1)
    expect(await entriesOf('subscribers.tag')).toEqual([{ tag: 'Riga' }, { tag: 'Riga' }, { tag: 'Riga' }])
    const tagged = subscriberFilterSchema.parse({ tag: 'Riga' })
    expect(await countMatchingSubscribers(tagged, now)).toBe(3)
    expect(await change({ what: 'remove_tag', tag: 'Riga' }, ids.slice(0, 1))).toBe(1)
    expect(await countMatchingSubscribers(tagged, now)).toBe(2)
    expect((await listSubscribers(tagged, now)).subscribers.map(({ tags }) => tags)).toEqual([
      ['Riga'],
      ['Riga'],
    ])
  })

  it('is unsubscribed with the reason, and by two people at once only once', async () => {
    const reason = 'By phone'
    const both = await Promise.all([
      change({ what: 'unsubscribe', reason }),
      change({ what: 'unsubscribe', reason }, ids.toReversed()),
    ])
    expect(both[0] + both[1]).toBe(3)
    expect(await db().subscriber.count({ where: { state: 'unsubscribed' } })).toBe(3)
    expect(await entriesOf('subscribers.unsubscribe')).toEqual([{ reason }, { reason }, { reason }])
  })

  it('is suppressed', async () => {
    expect(await change({ what: 'suppress', reason: 'A bot' }, ids.slice(0, 1))).toBe(1)
    expect(await change({ what: 'suppress', reason: 'A bot' }, ids.slice(0, 1))).toBe(0)
    expect(await db().suppression.count()).toBe(1)
  })
})

describe('the search', () => {
  it.each([
    ['ann', 1],
    ['NNA@', 1],
    ['example', 3],
    ['clara berg', 1],
    ['BERG', 3],
    ['%', 0],
    ['_', 0],
    ['\\', 0],
  ])('finds %s in any part of an address or a name', async (q, count) => {
    expect(await countMatchingSubscribers(subscriberFilterSchema.parse({ q }), now)).toBe(count)
  })
})

describe('a subscriber added by hand', () => {
  const add = (given: Record<string, string>) =>
    addByStaff({ ...additionSchema.parse({ email: 'new@example.org', ...given }), staffId }, now)

  it('is asked to confirm by email', async () => {
    const added = await add({ how: 'ask', name: 'Nina' })
    expect(added.ok).toBe(true)
    expect(await db().subscriber.findUnique({ where: { email: 'new@example.org' } })).toMatchObject({
      state: 'unconfirmed',
      request: 1,
      name: 'Nina',
    })
    expect(await db().mail.count({ where: { toAddress: 'new@example.org' } })).toBe(1)
    expect(await add({ how: 'ask' })).toMatchObject({ reason: 'known' })
    expect(await db().mail.count()).toBe(1)
  })

  it('gets the newsletter where they agreed, with a note of how', async () => {
    expect(additionSchema.safeParse({ email: 'new@example.org', how: 'agreed' }).success).toBe(false)
    const both = await Promise.all([
      add({ how: 'agreed', source: 'By phone' }),
      add({ how: 'agreed', source: 'By phone' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const found = await db().subscriber.findUniqueOrThrow({
      where: { email: 'new@example.org' },
      include: { consents: true },
    })
    expect(found).toMatchObject({
      state: 'confirmed',
      confirmedAt: null,
      consents: [{ source: 'By phone', kind: 'imported' }],
    })
    expect(await db().mail.count()).toBe(0)
  })

  it('is not somebody who left, is suppressed or was erased', async () => {
    const [one = '', two = ''] = ids
    await change({ what: 'unsubscribe', reason: 'x' }, [one])
    const { email } = await db().subscriber.findUniqueOrThrow({ where: { id: one } })
    expect(await add({ email, how: 'agreed', source: 'x' })).toMatchObject({ reason: 'left' })
    expect(await db().subscriber.findUnique({ where: { id: one } })).toMatchObject({ state: 'unsubscribed' })
    expect(await add({ email, how: 'ask' })).toMatchObject({ ok: true })

    const { email: other } = await db().subscriber.findUniqueOrThrow({ where: { id: two } })
    await eraseSubscriber({ subscriberId: two, staffId }, now)
    expect(await add({ email: other, how: 'ask' })).toMatchObject({ reason: 'erased' })
    await db().suppression.create({
      data: { addressHash: suppressionHash('no@example.org'), reason: 'bounce', at: now },
    })
    expect(await add({ email: 'no@example.org', how: 'ask' })).toMatchObject({ reason: 'suppressed' })
  })
})
