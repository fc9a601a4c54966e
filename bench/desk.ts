import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { db, disconnect, pool } from '@/lib/db'
import { exportDonations } from '@/lib/desk/donations/export-donations'
import { filterSchema } from '@/lib/desk/schema'
import { fullSize, seedLarge } from '@/prisma/seed/large/seed-large'
import { readArticles } from '@/prisma/seed/read-articles'
import { startPostgres } from '../dev/postgres/postgres'
import { step } from '../dev/progress'
import { makeTemplate } from '../testing/template-database'
import { createWorld, openWorld, type World } from '../testing/world'
import { compareFigure } from './measure/compare-figure'
import { listFigures } from './measure/desk-figures'
import { listLooks, type Look } from './measure/desk-looks'
import { explain } from './measure/explain'
import type { Bench, Findings, Limit, Row } from './measure/findings'

const now = new Date('2026-11-24T22:00:00Z')
const [rounds, mostMs, mostExportMb] = [40, 200, 128]

/** Every list and figure of the desk over two years of readers and donors. */
export const desk: Bench = {
  about: 'every list and figure of the desk, over 200,000 subscribers and 60,000 payments',
  run: () => onLargePaper(measure),
}

async function measure({ databaseUrl }: World): Promise<Findings> {
  const looks = await listLooks(now)
  const rows: Row[] = []
  const limits: Limit[] = []
  for (const look of looks) {
    const [median, worst] = await time(look)
    rows.push({ what: look.name, unit: 'ms', values: [median, worst] })
    limits.push({ what: `${look.name}, 95th percentile, ms`, value: worst, atMost: mostMs })
  }
  const reads = await explainAll(looks, databaseUrl)
  limits.push({ what: 'large tables that were read from end to end', value: reads, atMost: 0 })
  limits.push({ what: 'figures that differ from an independent query', value: await countWrong(), atMost: 0 })
  const { lines, megabytes } = await measureExport()
  limits.push({ what: 'lines of the export of everything', value: lines, atLeast: fullSize.payments })
  limits.push({ what: 'memory that the export needs, MB', value: megabytes, atMost: mostExportMb })
  return { columns: ['median', '95th percentile'], rows, limits }
}

/** Median and 95th percentile in milliseconds, after one query that warms the caches. */
async function time({ look }: Look): Promise<[number, number]> {
  await look()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    await look()
    times.push(performance.now() - begun)
  }
  times.sort((one, other) => one - other)
  return [times[rounds >> 1] ?? NaN, times[Math.ceil(rounds * 0.95) - 1] ?? NaN]
}

/** Prints the indexes that each query used. Returns how often a large table was read in full. */
async function explainAll(looks: Look[], databaseUrl: string): Promise<number> {
  let wholeReads = 0
  process.stdout.write('\nBy EXPLAIN of the statements as they ran:\n')
  for (const { name, look } of looks) {
    const { indexes, readWhole, statements } = await explain(databaseUrl, look)
    if (statements === 0) throw new Error(`PostgreSQL explained nothing of “${name}”.`)
    // The search for any part of an address reads the subscribers, by decision 28.
    wholeReads += readWhole.filter((table) => !(isSearch(name) && table === 'subscribers')).length
    const words = readWhole.length > 0 ? `READ WHOLE: ${readWhole.join(', ')}` : indexes.join(', ')
    process.stdout.write(`  ${name}: ${words}\n`)
  }
  process.stdout.write('\n')
  return wholeReads
}

const isSearch = (name: string) => /^subscribers by /.test(name)

async function countWrong(): Promise<number> {
  let wrong = 0
  for (const figure of listFigures(now)) {
    const { ours, theirs, rows } = await compareFigure(figure, { pool: pool(), now })
    const isSame = ours.length + theirs.length === 0 && rows > 0
    if (!isSame) wrong += 1
    process.stdout.write(`  ${figure.name}: ${isSame ? `equal in ${rows} rows` : 'DIFFERS'}\n`)
  }
  process.stdout.write('\n')
  return wrong
}

async function measureExport(): Promise<{ lines: number; megabytes: number }> {
  const before = process.memoryUsage().heapUsed
  let [lines, most] = [0, 0]
  for await (const piece of exportDonations(filterSchema.parse({ standing: 'any' }), now)) {
    lines += piece.split('\r\n').length - 1
    most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  return { lines, megabytes: most / 2 ** 20 }
}

/** A site with two years of data, on its own PostgreSQL, which is removed afterwards. */
async function onLargePaper(work: (world: World) => Promise<Findings>): Promise<Findings> {
  const folder = mkdtempSync(path.join(tmpdir(), 'newspaper-bench-'))
  mkdirSync(path.join(folder, 'postgres'))
  const postgres = await startPostgres({ folder: path.join(folder, 'postgres'), port: 0 })
  try {
    const world = await createWorld(await makeTemplate(postgres.url), { checksMessages: false })
    openWorld(world)
    await step('Two years of readers and donors', async () => {
      await db().article.createMany({ data: await readArticles() })
      await seedLarge({ databaseUrl: world.databaseUrl, until: now, ...fullSize })
    })
    try {
      return await work(world)
    } finally {
      await disconnect()
      await world.close()
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
