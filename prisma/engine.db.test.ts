import { Client } from 'pg'
import { expect, test } from 'vitest'
import { world } from '@/testing/world'
import { applyMigrations, diffSchema, historyFaults, migrationNames, pendingMigrations } from './engine'
import { withThrowawayDatabase } from './databases'

const inNewDatabase = <Value>(work: (databaseUrl: string) => Promise<Value>) =>
  withThrowawayDatabase(world().databaseUrl, work)

async function query(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

test('an empty database lacks every migration and the queue, a migrated one lacks nothing', () =>
  inNewDatabase(async (databaseUrl) => {
    const known = await migrationNames()
    expect(await pendingMigrations(databaseUrl)).toEqual([...known, 'graphile-worker'])
    expect(await applyMigrations(databaseUrl)).toEqual(known)
    expect(await pendingMigrations(databaseUrl)).toEqual([])
    expect(await applyMigrations(databaseUrl)).toEqual([])
    expect(await historyFaults(databaseUrl)).toEqual([])
  }))

test('a missing database is created', async () => {
  const url = new URL(world().databaseUrl)
  url.pathname = `${url.pathname}_new`
  try {
    await applyMigrations(url.href)
    expect(await pendingMigrations(url.href)).toEqual([])
  } finally {
    await query(world().databaseUrl, `drop database if exists ${url.pathname.slice(1)} with (force)`)
  }
})

test('if several processes migrate at once, one does the work and the others wait', () =>
  inNewDatabase(async (databaseUrl) => {
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(databaseUrl)))
    expect(applied.flat()).toEqual(await migrationNames())
  }))

test('the migrations produce exactly the schema of prisma/schema.prisma', async () => {
  expect(await diffSchema({ migrationsOn: world().databaseUrl })).toBe('')
})

test('a difference between database and schema is shown as SQL', () =>
  inNewDatabase(async (databaseUrl) => {
    await applyMigrations(databaseUrl)
    await query(databaseUrl, 'create table stray (id int primary key)')
    expect(await diffSchema({ databaseUrl })).toContain('DROP TABLE "stray"')
  }))

test('a migration that failed, or was edited after it was applied, is named', () =>
  inNewDatabase(async (databaseUrl) => {
    await applyMigrations(databaseUrl)
    await query(databaseUrl, `update _prisma_migrations set checksum = 'other'`)
    const [first] = await migrationNames()
    expect(await historyFaults(databaseUrl)).toContain(`${first} was edited after it had been applied`)
    await query(databaseUrl, `update _prisma_migrations set finished_at = null`)
    expect(await pendingMigrations(databaseUrl)).toContain(first)
    await expect(applyMigrations(databaseUrl)).rejects.toThrow('npm run db:resolve')
  }))
