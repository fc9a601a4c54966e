import { beforeAll, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { seedLarge } from '../../../prisma/seed/large/seed-large'
import { db, pool } from '../../db'
import { exportDonations } from './export-donations'
import { filterSchema } from '../schema'
import { startExport } from './start-export'

const now = new Date('2026-11-24T22:00:00Z')

beforeAll(async () => {
  await seedLarge({ databaseUrl: world().databaseUrl, until: now, subscribers: 2_000, payments: 6_000 })
})

async function readAll(pieces: AsyncGenerator<string>): Promise<string[]> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text.split('\r\n').slice(0, -1)
}

describe('the export', () => {
  it('has a row for each payment and each donation without one, and begins with a byte order mark', async () => {
    const [head, ...lines] = await readAll(exportDonations(filterSchema.parse({ standing: 'any' }), now))
    expect(head).toMatch(/^\ufeffdonation,begun_at,state,/)
    const unpaid = await db().donation.count({ where: { payments: { none: {} } } })
    expect(lines).toHaveLength((await db().payment.count()) + unpaid)
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('applies the filter, and adds up to the cent', async () => {
    const filter = filterSchema.parse({ currency: 'eur', frequency: 'monthly' })
    const lines = await readAll(exportDonations(filter, now))
    const paid = lines.slice(1).reduce((sum, line) => sum + Math.round(Number(line.split(',')[12]) * 100), 0)
    const { _sum } = await db().payment.aggregate({
      where: { donation: { currency: 'eur', frequency: 'monthly' } },
      _sum: { amountMinor: true },
    })
    expect(paid).toBe(_sum.amountMinor)
  })

  it('reads a chunk only once the last one was consumed, and holds no connection between them', async () => {
    const pieces = exportDonations(filterSchema.parse({ standing: 'any' }), now)
    await pieces.next()
    const first = await pieces.next()
    expect(String(first.value).split('\r\n').length).toBeGreaterThanOrEqual(1_000)
    expect(pool().totalCount - pool().idleCount).toBe(0)
    expect(pool().waitingCount).toBe(0)
    await pieces.return(undefined)
    expect((await pieces.next()).done).toBe(true)
  })

  it('leaves out donations that start after the export', async () => {
    const pieces = exportDonations(filterSchema.parse({ standing: 'any' }), now)
    await pieces.next()
    const late = { frequency: 'once', amountMinor: 100, currency: 'usd', placement: 'late' } as const
    await db().donation.create({ data: { ...late, createdAt: new Date(now.getTime() + 1_000) } })
    expect((await readAll(pieces)).join('\n')).not.toContain(',late,')
  })

  it('records in the audit log who exported what, without the address that was searched for', async () => {
    const staffId = '01a20000-0000-7000-8000-000000000001'
    await startExport(filterSchema.parse({ q: 'reader-0001', currency: 'usd' }), { staffId, now })
    const [entry] = await db().auditEntry.findMany({ where: { staffId } })
    expect(entry).toMatchObject({
      action: 'donations.export',
      details: { currency: 'usd', standing: 'given', isSearch: true },
    })
    expect(JSON.stringify(entry?.details)).not.toContain('reader-')
  })
})
