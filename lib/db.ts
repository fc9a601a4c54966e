import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { Prisma, PrismaClient } from '../prisma/client/client'
import { settings } from './env'
import { tracing } from './tracing'

/** Types of the client, and `Prisma.sql` to build queries from parts. */
export { Prisma }

/** A fragment of a statement with its values as parameters. */
export const { sql } = Prisma

/** The client or an open transaction. */
export type Queryable = Prisma.TransactionClient

type Connection = { pool: Pool; client: PrismaClient; direct?: Pool }

/** Hot reload evaluates this module again; the global keeps one pool per process. */
const holder = globalThis as { databaseConnection?: Connection }

function connection(): Connection {
  holder.databaseConnection ??= connect(settings().DATABASE_URL)
  return holder.databaseConnection
}

/** Timeouts, so that a frozen database does not keep readers waiting for ever. */
let patience = { queryMs: 20_000, transactionMs: 15_000 }

/**
 * Raises the timeouts. Call it before the first query, in a process that nobody waits for: freezing a large audience is
 * one statement.
 */
export function bePatient(): void {
  patience = { queryMs: 120_000, transactionMs: 120_000 }
}

function connect(connectionString: string): Connection {
  const pool = openPool(connectionString)
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

function openPool(connectionString: string): Pool {
  const query_timeout = patience.queryMs
  const pool = new Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000, query_timeout })
  // The pool replaces a connection that the server closes. Without a listener, the error would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  tracing()?.watchPool(pool)
  return pool
}

/** Built on first use, so that `next build` can import every route without a database. */
export function db(): PrismaClient {
  return connection().client
}

/** The same connections, for libraries that run SQL themselves. */
export function pool(): Pool {
  return connection().pool
}

/**
 * PostgreSQL itself, where DATABASE_URL is a pooler: one in transaction mode passes on no notification and keeps no lock
 * of a session.
 */
export function directUrl(): string {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = settings()
  return DATABASE_DIRECT_URL ?? DATABASE_URL
}

/** For a library that needs sessions, such as the job queue. The same pool as `pool()` if there is no pooler. */
export function directPool(): Pool {
  if (settings().DATABASE_DIRECT_URL === undefined) return pool()
  const open = connection()
  open.direct ??= openPool(directUrl())
  return open.direct
}

/**
 * Runs `work` in one transaction and rolls back on an error. Make no network call in it: its locks would be held until
 * another server answers.
 */
export function inTransaction<Value>(work: (transaction: Queryable) => Promise<Value>): Promise<Value> {
  return db().$transaction(work, { maxWait: 10_000, timeout: patience.transactionMs })
}

/** PostgreSQL's error code (SQLSTATE, such as "22P05"), however deep the client has wrapped it, or null. */
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

/** True if the database can never store this: an invalid value (class 22), or one that is too large (class 54). */
export function isUnstorable(error: unknown): boolean {
  return /^(22|54)/.test(sqlStateOf(error) ?? '')
}

export async function disconnect(): Promise<void> {
  const open = holder.databaseConnection
  delete holder.databaseConnection
  await open?.client.$disconnect()
  await Promise.all([open?.pool.end(), open?.direct?.end()])
}
