import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Pool } from 'pg'
import { build, isBuildFresh } from '../dev/build'
import { processesFile } from '../dev/folder'
import { findFreePort } from '../dev/ports'
import { startPostgres } from '../dev/postgres/postgres'
import { startProduct, waitUntilHealthy } from '../dev/processes/product'
import { openLog, step } from '../dev/progress'
import { keepSecrets } from '../dev/secrets'
import { makeTemplate, type TemplateDatabase } from '../testing/template-database'
import { createWorld, type World } from '../testing/world'

/** A whole system to measure: the built web, the worker, a database, and the outside services. */
export type BenchSystem = {
  site: string
  world: World
  pool: Pool
  /** Process ids of the product. */
  processes: () => { web: number; worker: number }
}

/** What systems share: one PostgreSQL that writes to disk, one build. */
export type BenchGround = {
  /** A new system on an empty, migrated database; `environment` are settings that differ from production. */
  open: (name: string, environment?: Record<string, string>) => Promise<BenchSystem>
  /** For what is measured last. */
  stopDatabase: () => Promise<void>
}

/** Sets this up, does `work`, and removes everything afterwards, also after an error. */
export async function onBenchGround<Value>(work: (ground: BenchGround) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(path.join(tmpdir(), 'newspaper-bench-'))
  const stoppers = [() => Promise.resolve(rmSync(folder, { recursive: true, force: true }))]
  let stopDatabase = () => Promise.resolve()
  try {
    const actionsKey = await buildIfStale(folder)
    const template = await step('PostgreSQL', async () => {
      mkdirSync(path.join(folder, 'postgres'))
      const postgres = await startPostgres({ folder: path.join(folder, 'postgres'), port: 0 })
      stopDatabase = postgres.stop
      stoppers.push(postgres.stop)
      return makeTemplate(postgres.url)
    })
    const open = async (name: string, environment = {}) => {
      const place = path.join(folder, name)
      const { system, stop } = await step(`System “${name}”`, () =>
        openSystem(template, { place, actionsKey, environment }),
      )
      stoppers.push(stop)
      return system
    }
    return await work({ open, stopDatabase: () => stopDatabase() })
  } finally {
    for (const stop of stoppers.reverse())
      // The rest must be removed too; a database that is stopped cannot be dropped.
      await stop().catch((error: unknown) => process.stderr.write(`Not removed: ${String(error)}\n`))
  }
}

/** @returns the key for the ids of server actions */
export async function buildIfStale(folder: string): Promise<string> {
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey } = keepSecrets()
  if (isBuildFresh(actionsKey)) return actionsKey
  await step('Build', () =>
    build({
      environment: { ...process.env, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey },
      signal: new AbortController().signal,
      write: openLog(path.join(folder, 'build.log')),
    }),
  )
  return actionsKey
}

async function openSystem(
  template: TemplateDatabase,
  {
    place,
    actionsKey,
    environment,
  }: { place: string; actionsKey: string; environment: Record<string, string> },
): Promise<{ system: BenchSystem; stop: () => Promise<void> }> {
  const world = await createWorld(template, { checksMessages: false })
  const pool = new Pool({ connectionString: world.databaseUrl, max: 8 })
  // The stop at the end closes idle connections too, which is no error.
  pool.on('error', () => undefined)
  const port = await findFreePort(0)
  let isOver = false
  const product = startProduct({
    folder: place,
    environment: { ...environmentOf(world, { port, actionsKey }), ...environment },
    isDevelopment: false,
    onGiveUp: (reason) => {
      isOver = true
      process.stderr.write(`${reason}\n`)
    },
  })
  const stop = async () => {
    await Promise.all([product.web.stop(), product.worker.stop()])
    await pool.end()
    await world.close()
  }
  const site = `http://127.0.0.1:${port}`
  await waitUntilHealthy(site, { isListening: product.isListening, isOver: () => isOver })
  product.web.settle()
  product.worker.settle()
  const processes = () =>
    JSON.parse(readFileSync(processesFile(place), 'utf8')) as { web: number; worker: number }
  return { system: { site, world, pool, processes }, stop }
}

/** As in production: CLOCK_URL is not set. */
function environmentOf(
  { environment }: World,
  { port, actionsKey }: { port: number; actionsKey: string },
): NodeJS.ProcessEnv {
  const named = Object.entries(environment).filter(([name]) => name !== 'CLOCK_URL')
  return {
    ...process.env,
    ...Object.fromEntries(named),
    NODE_ENV: 'production',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    PORT: String(port),
    SITE_URL: `http://localhost:${port}`,
  }
}
