import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { withDatabase } from '../dev/postgres/database'
import {
  applyMigrations,
  diffSchema,
  forgetFailedMigration,
  historyFaults,
  migrationNames,
  migrationsFolder,
  pendingMigrations,
} from '../prisma/engine'

const usage = `Usage, with the database of DATABASE_URL, of the system that runs, or else the sandbox's own:
  npm run db:migrate             applies what the database lacks (our migrations and the queue's)
  npm run db:status              what the database lacks; exit code 1 when that is anything
  npm run db:resolve -- x        lets the failed migration x be tried again
  npm run db:diff                the SQL from prisma/migrations to Prisma's schema
  npm run db:diff -- --name x    writes it as a new migration named x
  npm run db:diff -- --database  the SQL from the database as it is to Prisma's schema`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string' }, database: { type: 'boolean' } },
})

const commands: Record<string, (databaseUrl: string) => Promise<void>> = { deploy, status, diff, resolve }
const command = commands[positionals[0] ?? '']
if (command === undefined) {
  console.error(usage)
  process.exitCode = 1
} else {
  await withDatabase(command).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}

async function deploy(databaseUrl: string): Promise<void> {
  const applied = await applyMigrations(databaseUrl)
  for (const name of applied) console.log(`Applied ${name}`)
  console.log(applied.length === 0 ? 'The database is up to date.' : `Migrations: ${applied.length} applied.`)
}

async function status(databaseUrl: string): Promise<void> {
  const pending = await pendingMigrations(databaseUrl)
  const faults = await historyFaults(databaseUrl)
  for (const name of pending) console.log(`Not applied: ${name}`)
  for (const fault of faults) console.log(`Fault: ${fault}`)
  if (pending.length + faults.length > 0) process.exitCode = 1
  console.log(
    `Migrations: ${(await migrationNames()).length} known, ${pending.length} pending, ${faults.length} faults.`,
  )
}

async function resolve(databaseUrl: string): Promise<void> {
  const name = positionals[1]
  if (name === undefined) throw new Error('Which migration? npm run db:status names the one that failed.')
  await forgetFailedMigration(databaseUrl, name)
  console.log(`${name} will be tried again by npm run db:migrate.`)
}

async function diff(databaseUrl: string): Promise<void> {
  const sql = await changes(databaseUrl)
  if (sql === '') return console.log('-- The schema has no changes.')
  if (values.name === undefined) return console.log(sql)
  const file = path.join(
    migrationsFolder,
    `${timestamp(new Date())}_${folderName(values.name)}`,
    'migration.sql',
  )
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `${sql}\n`, { flag: 'wx' })
  console.log(`Wrote ${path.relative(process.cwd(), file)}. Read it, then run: npm run db:migrate`)
}

function changes(databaseUrl: string): Promise<string> {
  if (values.database === true) return diffSchema({ databaseUrl })
  return diffSchema({ migrationsOn: databaseUrl })
}

function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14)
}

function folderName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
