import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { Prisma, PrismaClient } from '../prisma/client/client'
import { settings } from './env'

/** Types of the client, and `Prisma.sql` for queries that are put together from parts. */
export { Prisma }

/** A part of a statement, its values kept apart from its words. */
export const { sql } = Prisma

/** Either the client or an open transaction: what a query needs to run. */
export type Queryable = Prisma.TransactionClient

type Connection = { pool: Pool; client: PrismaClient }

/** Hot reload evaluates this module again; the global keeps one pool a process. */
const holder = globalThis as { databaseConnection?: Connection }

function connection(): Connection {
  holder.databaseConnection ??= connect(settings().DATABASE_URL)
  return holder.databaseConnection
}

/** A database that is frozen, not gone, must not hold readers for ever. */
let patience = { queryMs: 20_000, transactionMs: 15_000 }

/** For a process whose answer nobody waits for, before its first query: freezing a large audience is one statement. */
export function bePatient(): void {
  patience = { queryMs: 120_000, transactionMs: 120_000 }
}

function connect(connectionString: string): Connection {
  const query_timeout = patience.queryMs
  const pool = new Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000, query_timeout })
  // A connection that the server closes is replaced at the next query; unheard, its error would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

/** Built on first use, so that `next build` may import every route without a database. */
export function db(): PrismaClient {
  return connection().client
}

/** The same connections, for libraries that speak SQL themselves. */
export function pool(): Pool {
  return connection().pool
}

/**
 * One transaction; an error inside rolls all of it back. No wire call belongs in it: it would hold its rows
 * for as long as a stranger's server takes.
 */
export function inTransaction<Value>(work: (transaction: Queryable) => Promise<Value>): Promise<Value> {
  return db().$transaction(work, { maxWait: 10_000, timeout: patience.transactionMs })
}

/** PostgreSQL's own code for what went wrong (SQLSTATE, such as "22P05"), however deep the client has wrapped it; or null. */
export function sqlStateOf(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 5) return null
  const known = error as Record<string, unknown>
  for (const code of [known.originalCode, known.code])
    if (typeof code === 'string' && /^[\dA-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) return code
  for (const inner of [known.cause, known.meta, known.driverAdapterError]) {
    const code = sqlStateOf(inner, depth + 1)
    if (code !== null) return code
  }
  return null
}

/** True where the database will never take this: a value that it cannot hold (class 22), or one too large for it (54). */
export function isUnstorable(error: unknown): boolean {
  return /^(22|54)/.test(sqlStateOf(error) ?? '')
}

export async function disconnect(): Promise<void> {
  const open = holder.databaseConnection
  delete holder.databaseConnection
  await open?.client.$disconnect()
  await open?.pool.end()
}
