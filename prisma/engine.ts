import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import type { Client } from 'pg'
import { createDatabaseIfMissing, withClient, withThrowawayDatabase } from './databases'
import { engineAdapter } from './engine-adapter'
import { prismaFolder } from './prisma-folder'
import { readSchemaFiles } from './schema-files'

// Prisma's command line downloads a native engine. The same engine is on npm as WebAssembly and works offline. This
// module writes what `prisma migrate` writes, so both can be used on the same folder.

export const migrationsFolder = path.join(prismaFolder, 'migrations')

const filters = { externalTables: [], externalEnums: [] }
/** Any number will do, as long as all our migrating processes use the same one. */
const migratorsLock = 7_201_510_923

/**
 * Migrates a database to the current schema: our migrations, then graphile-worker's. Two calls at once are safe: the
 * second waits for the first and finds nothing to do. Creates a missing database.
 * @returns the names of our migrations that were applied now, oldest first
 * @throws if a migration fails or one failed earlier; the message names it
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  await createDatabaseIfMissing(databaseUrl)
  return withClient(databaseUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migratorsLock])
    const applied = await applyOurs(databaseUrl)
    // Web asks this module only what is pending.
    const { Logger, runMigrations } = await import('graphile-worker')
    await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => undefined) })
    return applied
  })
}

/**
 * The pending migrations: names of ours, oldest first, and 'graphile-worker' if the queue's tables are missing or
 * outdated. Empty means up to date. Only reads, and needs no engine, so it is cheap enough for every start.
 */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  const known = await migrationNames()
  return withClient(databaseUrl, async (client) => {
    const finished = await namesIn(
      client,
      '_prisma_migrations',
      'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    const queue = await namesIn(
      client,
      'graphile_worker.migrations',
      'select id::text as name from graphile_worker.migrations',
    )
    const pending = known.filter((name) => !finished.has(name))
    return queue.has(String(newestQueueMigration())) ? pending : [...pending, 'graphile-worker']
  })
}

/**
 * The SQL from a state of the schema to Prisma's schema; '' if there is no difference. Ignores hand-written SQL
 * that Prisma's language cannot express (triggers, checks, partial indexes).
 * @param from an existing database, as `{ databaseUrl }`; or `{ migrationsOn: url }`, the migrations applied to a
 * temporary database on that server (an empty folder means: from nothing)
 */
export async function diffSchema(from: { databaseUrl: string } | { migrationsOn: string }): Promise<string> {
  if ('databaseUrl' in from) return diff(from.databaseUrl)
  return withThrowawayDatabase(from.migrationsOn, async (databaseUrl) => {
    await applyOurs(databaseUrl)
    return diff(databaseUrl)
  })
}

/** Faults in a database's migration history that another migration does not repair; one sentence each. */
export async function historyFaults(databaseUrl: string): Promise<string[]> {
  const history = await withEngine(databaseUrl, async (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: await migrationList(),
      optInToShadowDatabase: false,
      filters,
    }),
  )
  const unknown =
    history.history !== null && 'unpersistedMigrationNames' in history.history
      ? history.history.unpersistedMigrationNames
      : []
  return [
    ...history.editedMigrationNames.map((name) => `${name} was edited after it had been applied`),
    ...history.failedMigrationNames.map((name) => `${name} failed half-way and must be resolved by hand`),
    ...unknown.map((name) => `${name} is in the database but not in prisma/migrations`),
  ]
}

/**
 * Marks a failed migration as rolled back, so that it is tried again. It left nothing behind unless its SQL commits by
 * itself: PostgreSQL runs a migration as one transaction.
 */
export async function forgetFailedMigration(databaseUrl: string, migrationName: string): Promise<void> {
  await withEngine(databaseUrl, (engine) => engine.markMigrationRolledBack({ migrationName }))
}

/** The folders of prisma/migrations, oldest first. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function applyOurs(databaseUrl: string): Promise<string[]> {
  const migrationsList = await migrationList()
  const { appliedMigrationNames } = await withEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  )
  return appliedMigrationNames
}

async function diff(databaseUrl: string): Promise<string> {
  const files = readSchemaFiles().map(([path, content]) => ({ path, content }))
  const { stdout } = await withEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: prismaFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    }),
  )
  const sql = stdout?.trim() ?? ''
  return sql === '-- This is an empty migration.' ? '' : sql
}

async function migrationList(): Promise<MigrationList> {
  const names = await migrationNames()
  const lockfile = await readFile(path.join(migrationsFolder, 'migration_lock.toml'), 'utf8')
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  }
}

type EngineModule = typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm: (wasm: unknown) => void }
let loading: Promise<EngineModule> | undefined

/** The engine writes its last message here when it panics. */
const panic = { message: '', set_message: (message: string) => void (panic.message = message) }

/** Node cannot import .wasm by itself yet, so we join the two parts as the package's entry would. */
function loadEngine(): Promise<EngineModule> {
  loading ??= (async () => {
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic })
    const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule
    const file = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm')
      .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm')
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      './schema_engine_bg.js': withoutHeldTimers(glue),
    })
    glue.__wbg_set_wasm(instance.exports)
    ;(instance.exports['__wbindgen_start'] as () => void)()
    return glue
  })()
  return loading
}

/** The engine leaves a timer of ten seconds behind, which would keep a finished process alive that long. */
function withoutHeldTimers(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const name = Object.keys(imports).find((key) => key.startsWith('__wbg_setTimeout_'))
  const start = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs >>> 0).unref()
  return name === undefined ? imports : { ...imports, [name]: start }
}

async function withEngine<Value>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> {
  const { SchemaEngine } = await loadEngine()
  const adapter = engineAdapter(databaseUrl)
  try {
    return await work(
      await SchemaEngine.new({ datamodels: readSchemaFiles() }, () => undefined, adapter.factory),
    )
  } catch (error) {
    throw new Error(describe(error), { cause: error })
  } finally {
    await adapter.close()
  }
}

/** Without the engine's own call stack, which says nothing about the faulty SQL. */
function describe(error: unknown): string {
  const text = panic.message || (error instanceof Error ? error.message : JSON.stringify(error))
  const sentence =
    text
      .split(/\n\s+0: /)[0]
      ?.replace(/^external connector error\n/, '')
      .trim() ?? text
  const migration = /migration_name="([^"]+)"/.exec(text)?.[1]
  const isBlocked = text.includes('failed migrations in the target database')
  const isOlder = text.includes('already exists')
  const advice = isBlocked
    ? '\nMend its SQL, then: npm run db:resolve -- <its name>, and npm run db:migrate'
    : isOlder
      ? '\nAn earlier version made this database, with other migrations. Start with a new one; npm start makes one if the folder .sandbox is removed.'
      : ''
  return `${migration === undefined ? '' : `Migration ${migration}: `}${sentence}${advice}`
}

async function namesIn(client: Client, table: string, query: string): Promise<Set<string>> {
  const { rows } = await client.query<{ found: string | null }>('select to_regclass($1)::text as found', [
    table,
  ])
  if (rows[0]?.found == null) return new Set()
  const names = await client.query<{ name: string }>(query)
  return new Set(names.rows.map((row) => row.name))
}

/** graphile-worker keeps its migrations as a module of SQL texts named 000001.sql and so on. */
function newestQueueMigration(): number {
  const require = createRequire(import.meta.url)
  const { migrations } = require('graphile-worker/dist/generated/sql') as {
    migrations: Record<string, string>
  }
  return Math.max(...Object.keys(migrations).map((name) => Number.parseInt(name, 10)))
}
