import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  applyMigrations,
  diffSchema,
  forgetFailedMigration,
  historyFaults,
  migrationNames,
  migrationsFolder,
  pendingMigrations,
} from './engine'

const usage = `Usage:
  npm run db:migrate             applies what DATABASE_URL lacks (our migrations and the queue's)
  npm run db:status              what DATABASE_URL lacks; exit code 1 when that is anything
  npm run db:resolve -- x        lets the failed migration x be tried again
  npm run db:diff                the SQL from prisma/migrations to prisma/schema.prisma
  npm run db:diff -- --name x    writes it as a new migration named x
  npm run db:diff -- --database  the SQL from DATABASE_URL as it is to prisma/schema.prisma`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string' }, database: { type: 'boolean' } },
})

const commands: Record<string, () => Promise<void>> = { deploy, status, diff, resolve }
const command = commands[positionals[0] ?? '']
if (command === undefined) {
  console.error(usage)
  process.exitCode = 1
} else {
  await command().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}

async function deploy(): Promise<void> {
  const applied = await applyMigrations(databaseUrl())
  for (const name of applied) console.log(`Applied ${name}`)
  console.log(applied.length === 0 ? 'The database is up to date.' : `Migrations: ${applied.length} applied.`)
}

async function status(): Promise<void> {
  const [pending, faults] = [await pendingMigrations(databaseUrl()), await historyFaults(databaseUrl())]
  for (const name of pending) console.log(`Not applied: ${name}`)
  for (const fault of faults) console.log(`Fault: ${fault}`)
  if (pending.length + faults.length > 0) process.exitCode = 1
  console.log(
    `Migrations: ${(await migrationNames()).length} known, ${pending.length} pending, ${faults.length} faults.`,
  )
}

async function resolve(): Promise<void> {
  const name = positionals[1]
  if (name === undefined) throw new Error('Which migration? npm run db:status names the one that failed.')
  await forgetFailedMigration(databaseUrl(), name)
  console.log(`${name} will be tried again by npm run db:migrate.`)
}

async function diff(): Promise<void> {
  const sql = await changes()
  if (sql === '') return console.log('-- prisma/schema.prisma says nothing new.')
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

async function changes(): Promise<string> {
  if (values.database === true) return diffSchema({ databaseUrl: databaseUrl() })
  return diffSchema({ migrationsOn: databaseUrl() })
}

function databaseUrl(): string {
  const url = process.env['DATABASE_URL']
  if (url) return url
  throw new Error(
    'DATABASE_URL is not set. With `npm start` running, its address stands in .sandbox/addresses.json.',
  )
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
