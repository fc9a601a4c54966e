import { spawn } from 'node:child_process'
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { startPostgres } from '../dev/postgres/postgres'
import { step } from '../dev/progress'
import { makeTemplate, type TemplateDatabase } from '../testing/template-database'
import { createWorld } from '../testing/world'
import type { Bench, Findings } from './measure/findings'
import { peakMemory } from './measure/process-memory'
import { buildIfStale } from './system'

const sizes = [10_000, 1_000_000]
const leastPerSecond = 5_000

/**
 * Runs the built commands as a user would, each in its own process on an empty database: the import looks through the
 * file, stages it and imports it, without a person waiting between. For comparison the same run measures
 * COPY of the same file into a table without indexes, and one bare INSERT … SELECT of the same rows into the real
 * tables, with their indexes and references.
 */
export const importing: Bench = {
  about: 'subscribers from a CSV file and back into one, beside COPY and bare inserts of the same lines',
  run: () => onPostgres(measure),
}

type Figures = { imported: Run; exported: Run; copyPerSecond: number; barePerSecond: number }
type Run = { perSecond: number; megabytes: number }

async function measure(template: TemplateDatabase, folder: string): Promise<Findings> {
  const all: Figures[] = []
  for (const size of sizes) {
    all.push(
      await step(`${size.toLocaleString('en-US')} lines`, () => measureSize(template, { folder, size })),
    )
  }
  const row = (what: string, unit: string, of: (figures: Figures) => number) => ({
    what,
    unit,
    values: all.map(of),
  })
  const [small, large] = all as [Figures, Figures]
  return {
    columns: sizes.map((size) => `${size.toLocaleString('en-US')} lines`),
    rows: [
      row('import', 'lines/s', ({ imported }) => imported.perSecond),
      row('bare COPY into a table without index', 'lines/s', ({ copyPerSecond }) => copyPerSecond),
      row('bare INSERT … SELECT into the same tables', 'lines/s', ({ barePerSecond }) => barePerSecond),
      row('export', 'lines/s', ({ exported }) => exported.perSecond),
      row('peak memory of the import', 'MB', ({ imported }) => imported.megabytes),
      row('peak memory of the export', 'MB', ({ exported }) => exported.megabytes),
    ],
    limits: [
      {
        what: 'import, lines a second on whatever machine this is',
        value: large.imported.perSecond,
        atLeast: leastPerSecond,
      },
      {
        what: 'import beside bare inserts into the same tables',
        value: large.imported.perSecond / large.barePerSecond,
        atLeast: 0.6,
      },
      { what: 'peak memory of the import, in MB', value: large.imported.megabytes, atMost: 200 },
      ...[
        { what: 'import', of: ({ imported }: Figures) => imported.megabytes },
        { what: 'export', of: ({ exported }: Figures) => exported.megabytes },
      ].map(({ what, of }) => ({
        what: `peak memory of the ${what}, large file beside small one`,
        value: of(large) / of(small),
        atMost: 1.5,
      })),
    ],
  }
}

async function measureSize(
  template: TemplateDatabase,
  { folder, size }: { folder: string; size: number },
): Promise<Figures> {
  const file = path.join(folder, `${size}.csv`)
  await pipeline(Readable.from(linesOf(size)), createWriteStream(file))
  const product = await createWorld(template, { checksMessages: false })
  const bare = await createWorld(template, { checksMessages: false })
  try {
    const { copyPerSecond, barePerSecond } = await measureBare(bare.databaseUrl, { file, size })
    const environment = Object.fromEntries(
      Object.entries(product.environment).filter(([name]) => name !== 'CLOCK_URL'),
    )
    const imported = await run(
      ['build/import-subscribers.js', file, '--source', 'The bench', '--yes'],
      environment,
    )
    const copy = path.join(folder, `${size}-back.csv`)
    const exported = await run(['build/export-subscribers.js', '--to', copy], environment)
    await expectAll(product.databaseUrl, size)
    return { imported: rate(imported, size), exported: rate(exported, size), copyPerSecond, barePerSecond }
  } finally {
    await product.close()
    await bare.close()
  }
}

/** Addresses are unsorted, as in real files; one in ten has its own source. */
function* linesOf(size: number): Generator<string> {
  yield 'email,confirmed_at,source\n'
  for (let at = 0; at < size; at += 1_000) {
    let piece = ''
    for (let n = at; n < at + 1_000; n += 1) {
      const name = ((n * 7_368_787) % 10_000_019).toString(36)
      const day = `2025-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
      const source = n % 10 === 0 ? '"The fair, hall 3"' : ''
      piece += `${name}.reader@mail-${n % 997}.example.org,${day}T09:30:00Z,${source}\n`
    }
    yield piece
  }
}

async function measureBare(databaseUrl: string, { file, size }: { file: string; size: number }) {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('create table bare (email text, confirmed_at timestamptz, source text)')
    const copyPerSecond = await timed(size, () =>
      client.query(`copy bare from '${file}' (format csv, header true)`),
    )
    const barePerSecond = await timed(size, () =>
      client.query(`
        with added as (
          insert into subscribers (id, email, state, requested_at, confirmed_at)
          select gen_random_uuid(), email, 'confirmed', confirmed_at, confirmed_at from bare returning id, requested_at)
        insert into consent_events (subscriber_id, request, kind, source, at)
        select id, 1, 'imported', 'The bench', requested_at from added`),
    )
    return { copyPerSecond, barePerSecond }
  } finally {
    await client.end()
  }
}

async function timed(size: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (size * 1000) / (performance.now() - begun)
}

type Ended = { seconds: number; megabytes: number }

function rate({ seconds, megabytes }: Ended, size: number): Run {
  return { perSecond: size / seconds, megabytes }
}

/**
 * Runs a command with the heap that package.json gives it. Its own output says how long it took, without the start of
 * the process.
 */
function run(command: string[], environment: Record<string, string>): Promise<Ended> {
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--max-old-space-size=128',
      '--liftoff-only',
      '--max-semi-space-size=16',
      ...command,
    ],
    {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment, NODE_ENV: 'production' },
    },
  )
  let [said, megabytes] = ['', 0]
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)))
  const look = setInterval(() => {
    megabytes = Math.max(megabytes, peakMemory(child.pid ?? 0) ?? 0)
  }, 20)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(look)
      const seconds = Number(/ in ([\d.]+) s\s*$/.exec(said)?.[1])
      if (code === 0 && seconds > 0) resolve({ seconds, megabytes })
      else reject(new Error(`${command[0]} ended with ${code}: ${said}`))
    })
  })
}

async function expectAll(databaseUrl: string, size: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from subscribers')
  await client.end()
  if (rows[0]?.count !== size) throw new Error(`${rows[0]?.count} of ${size} lines became subscribers.`)
}

async function onPostgres(
  work: (template: TemplateDatabase, folder: string) => Promise<Findings>,
): Promise<Findings> {
  const folder = mkdtempSync(path.join(tmpdir(), 'newspaper-bench-'))
  // COPY reads the file as the server's user.
  chmodSync(folder, 0o755)
  mkdirSync(path.join(folder, 'postgres'))
  const postgres = await startPostgres({ folder: path.join(folder, 'postgres'), port: 0 })
  try {
    await buildIfStale(folder)
    return await work(await makeTemplate(postgres.url), folder)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
