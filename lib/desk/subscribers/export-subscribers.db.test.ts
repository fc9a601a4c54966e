import { beforeAll, describe, expect, it } from 'vitest'
import { seedLarge } from '../../../prisma/seed/large/seed-large'
import { bring, lineOf } from '../../../testing/lists/staged-lines'
import { world } from '../../../testing/world'
import { db, pool } from '../../db'
import { countMatchingSubscribers } from './count-matching-subscribers'
import { exportSubscribers } from './export-subscribers'
import { subscriberFilterSchema, subscriberStandings } from '../schema'
import { startSubscriberExport } from './start-subscriber-export'

const now = new Date('2026-11-24T22:00:00Z')
const everybody = subscriberFilterSchema.parse({})

beforeAll(async () => {
  await seedLarge({ databaseUrl: world().databaseUrl, until: now, subscribers: 5_000, payments: 100 })
})

async function readAll(pieces: AsyncGenerator<string>): Promise<string[]> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text.split('\r\n').slice(0, -1)
}

describe('the export of subscribers', () => {
  it('has a row for each subscriber, and begins with a byte order mark', async () => {
    const [head, ...lines] = await readAll(exportSubscribers(everybody, now))
    expect(head).toMatch(/^\ufeffemail,state,/)
    expect(lines).toHaveLength(await db().subscriber.count())
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(lines.length)
  })

  it.each(subscriberStandings)('holds those it is asked for, and counts them: %s', async (standing) => {
    const filter = subscriberFilterSchema.parse({ standing, q: 'reader-0', from: '2025-03-01' })
    const lines = await readAll(exportSubscribers(filter, now))
    expect(lines.length - 1).toBe(await countMatchingSubscribers(filter, now))
    expect(lines.slice(1).every((line) => line.startsWith('reader-0'))).toBe(true)
  })

  it('says how each subscriber gave consent', async () => {
    const lines = [lineOf('+tag@example.net', { source: '=HYPERLINK(1)' })]
    await bring({ lines, now })
    const [, line = ''] = await readAll(exportSubscribers(subscriberFilterSchema.parse({ q: '+tag' }), now))
    // Formulas are defused in an export too; an address that cannot run as one stays unchanged.
    expect(line).toMatch(/^\+tag@example\.net,confirmed,.*,import,.*,'=HYPERLINK\(1\),,,,,$/)
    const asked = await readAll(exportSubscribers(subscriberFilterSchema.parse({ q: 'reader-00001@' }), now))
    expect(asked.length).toBeLessThanOrEqual(2)
  })

  it('reads a chunk only once the last one was consumed, and holds no connection between them', async () => {
    const pieces = exportSubscribers(everybody, now)
    await pieces.next()
    const first = await pieces.next()
    expect(String(first.value).split('\r\n')).toHaveLength(2_001)
    expect(pool().totalCount - pool().idleCount).toBe(0)
    await pieces.return(undefined)
  })

  it('is in the audit log, without the address that was searched for', async () => {
    await startSubscriberExport(subscriberFilterSchema.parse({ q: 'reader-0001' }), { staffId: null, now })
    const entry = await db().auditEntry.findFirstOrThrow({ where: { action: 'subscribers.export' } })
    expect(entry.details).toMatchObject({ standing: 'any', isSearch: true })
    expect(JSON.stringify(entry.details)).not.toContain('reader-')
  })
})
