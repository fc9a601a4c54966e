import { beforeAll, describe, expect, it } from 'vitest'
import { db, pool } from '@/lib/db'
import { seedLarge } from '@/prisma/seed/large/seed-large'
import { readArticles } from '@/prisma/seed/read-articles'
import { world } from '@/testing/world'
import { compareFigure } from './compare-figure'
import { listFigures } from './desk-figures'

// The same two years as `npm run db:seed -- --large`, at a thirtieth of the size. The bench checks the full size.

const now = new Date('2026-11-24T22:00:00Z')

beforeAll(async () => {
  await db().article.createMany({ data: await readArticles() })
  await seedLarge({ databaseUrl: world().databaseUrl, until: now, subscribers: 6_000, payments: 2_000 })
})

describe('every figure on the desk equals an independent query', () => {
  it.each(listFigures(now).map((figure) => [figure.name, figure] as const))('%s', async (_name, figure) => {
    const { ours, theirs, rows } = await compareFigure(figure, { pool: pool(), now })
    expect({ ours, theirs }).toEqual({ ours: [], theirs: [] })
    expect(rows).toBeGreaterThan(0)
  })
})
