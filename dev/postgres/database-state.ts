import { Client } from 'pg'
import { pendingMigrations } from '../../prisma/engine'

/** False also for a database that does not exist yet. */
export async function isMigrated(databaseUrl: string): Promise<boolean> {
  try {
    return (await pendingMigrations(databaseUrl)).length === 0
  } catch {
    return false
  }
}

/** Whether nothing was ever written in it, so that the seed, which costs a second, has something to do. */
export async function isUnused(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ is_unused: boolean }>(
      'select not exists (select from articles) and not exists (select from editions) as is_unused',
    )
    return rows[0]?.is_unused ?? false
  } finally {
    await client.end()
  }
}
