import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

// Databases as a whole, each over one connection of its own.

/** PostgreSQL's error codes. */
const codes = { noDatabase: '3D000', duplicateDatabase: '42P04', uniqueViolation: '23505', inUse: '55006' }

/** Connects, runs `work`, and closes the connection whatever happens. */
export async function withClient<Value>(
  connectionString: string,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Creates the database that the URL names, if there is none. */
export async function createDatabaseIfMissing(databaseUrl: string): Promise<void> {
  try {
    await withClient(databaseUrl, () => Promise.resolve())
  } catch (error) {
    if (!hasCode(error, codes.noDatabase)) throw error
    const url = new URL(databaseUrl)
    const name = decodeURIComponent(url.pathname.slice(1))
    url.pathname = '/postgres'
    await withClient(url.href, (client) =>
      client.query(`create database ${client.escapeIdentifier(name)}`),
    ).catch((cause: unknown) => {
      // Another process created it first.
      if (!hasCode(cause, codes.duplicateDatabase) && !hasCode(cause, codes.uniqueViolation)) throw cause
    })
  }
}

/** Runs `work` on a new empty database of the same server, and drops it afterwards. */
export async function withThrowawayDatabase<Value>(
  databaseUrl: string,
  work: (databaseUrl: string) => Promise<Value>,
): Promise<Value> {
  const name = `throwaway_${randomUUID().replaceAll('-', '')}`
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  await withClient(databaseUrl, (client) => client.query(`create database ${name} template template0`))
  try {
    return await work(url.href)
  } finally {
    await withClient(databaseUrl, (client) => dropDatabase(client, name))
  }
}

/**
 * Waits a few seconds for connections that are being closed: one that is ended by force meanwhile reports an error that
 * nobody expects any more.
 */
async function dropDatabase(client: Client, name: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      await client.query(`drop database if exists ${name}`)
      return
    } catch (error) {
      if (!hasCode(error, codes.inUse)) throw error
    }
    await pause(100)
  }
  await client.query(`drop database if exists ${name} with (force)`)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
