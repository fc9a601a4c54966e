import { beforeAll, describe, expect, it } from 'vitest'
import { seedLarge } from '../../../prisma/seed/large/seed-large'
import { world } from '../../../testing/world'
import { db } from '../../db'
import { countMatchingSubscribers } from './count-matching-subscribers'
import { findSubscriber } from './find-subscriber'
import { handOverData } from './hand-over-data'
import { listSubscribers } from './list-subscribers'
import { subscriberFilterSchema, subscriberStandings } from '../schema'

const now = new Date('2026-11-24T22:00:00Z')
const staffId = '01a20000-0000-7000-8000-000000000001'

beforeAll(async () => {
  await seedLarge({ databaseUrl: world().databaseUrl, until: now, subscribers: 3_000, payments: 100 })
})

describe('the list of subscribers', () => {
  it.each(subscriberStandings)(
    'shows each of them once, page by page, there and back: %s',
    async (standing) => {
      const filter = subscriberFilterSchema.parse({ standing, q: 'reader-00' })
      const all = await countMatchingSubscribers(filter, now)
      const seen: string[] = []
      let page = await listSubscribers(filter, now)
      for (;;) {
        seen.push(...page.subscribers.map(({ id }) => id))
        if (page.older === null) break
        const next = await listSubscribers({ ...filter, after: page.older }, now)
        const back = await listSubscribers({ ...filter, before: next.newer ?? '' }, now)
        expect(back.subscribers).toEqual(page.subscribers)
        page = next
      }
      expect(seen).toHaveLength(all)
      expect(new Set(seen).size).toBe(all)
      expect(all).toBeGreaterThan(0)
    },
  )

  it('finds an address with special characters, and reads none of them as a pattern', async () => {
    await db().subscriber.create({
      data: { email: 'a_b%c@example.org', state: 'confirmed', requestedAt: now },
    })
    const find = (q: string) => countMatchingSubscribers(subscriberFilterSchema.parse({ q }), now)
    expect(await find('A_B%C@example.org')).toBe(1)
    expect(await find('a_b%')).toBe(1)
    expect(await find('a__%')).toBe(0)
  })

  it('says where imported subscribers gave consent', async () => {
    const filter = subscriberFilterSchema.parse({ q: 'reader-' })
    const { subscribers } = await listSubscribers(filter, now)
    const sources = await db().consentEvent.count({ where: { kind: 'imported' } })
    expect(sources).toBeGreaterThan(50)
    for (const { id, source } of subscribers) {
      const event = await db().consentEvent.findFirst({ where: { subscriberId: id, kind: 'imported' } })
      expect(source).toBe(event?.source ?? null)
    }
  })
})

describe('one subscriber', () => {
  it('has consent, editions and mail events on one page, and in an export', async () => {
    const { id, email } = await db().subscriber.findFirstOrThrow({ where: { state: 'confirmed' } })
    const edition = { subject: 'A week', preheader: '', openingNote: '', sendsAt: now, audience: 1 }
    await db().edition.create({ data: { ...edition, number: 900, dueOn: new Date('2026-11-20') } })
    await db().delivery.create({
      data: { editionNumber: 900, subscriberId: id, state: 'refused', lastError: '550' },
    })
    await db().mailEvent.create({ data: { id: 'x:1', kind: 'complaint', subscriberId: id, at: now } })
    const story = await findSubscriber(id, now)
    expect(story).toMatchObject({
      email,
      deliveries: [{ number: 900, state: 'refused', lastError: '550' }],
      events: [{ kind: 'complaint' }],
    })
    expect(story?.consents.length).toBeGreaterThan(0)

    const data = await handOverData(id, { staffId, now })
    expect(data).toMatchObject({ email, deliveries: [{ number: 900 }], mailEvents: [{ kind: 'complaint' }] })
    expect(JSON.parse(JSON.stringify(data))).toMatchObject({ consents: expect.any(Array) as unknown })
    expect(await db().auditEntry.count({ where: { subject: `subscriber:${id}` } })).toBe(1)
  })

  it('is null if the id is unknown', async () => {
    expect(await findSubscriber('none', now)).toBeNull()
    expect(await handOverData(staffId, { staffId, now })).toBeNull()
  })
})
