import type { Pool, PoolClient } from 'pg'
import type { Tracing } from '../tracing'
import { statementFields } from './statement-fields'

type Tracer = {
  inSpan: Tracing['inSpan']
  /** Statements outside of a request or job, such as the queue's own search for jobs, are not traced. */
  isInside: () => boolean
}

type Query = (...given: unknown[]) => unknown

/** Makes a span of each statement: of those that the pool runs itself, and of those on a connection that it lends. */
export function watchPool(pool: Pool, tracer: Tracer): void {
  watch(pool, tracer)
  pool.on('connect', (client) => watch(client, tracer))
}

function watch(target: Pool | PoolClient, { inSpan, isInside }: Tracer): void {
  const original = target.query.bind(target) as Query
  const query: Query = (...given) => {
    const text = textOf(given[0])
    // With a callback it is the pool, which runs a statement that has its span already. It may do so in the context of
    // another request, which released the connection.
    if (text === null || typeof given.at(-1) === 'function' || !isInside()) return original(...given)
    const { operation, fields } = statementFields(text)
    return inSpan({ name: operation, kind: 'client', fields }, () => original(...given) as Promise<unknown>)
  }
  target.query = query as typeof target.query
}

/** Null for a statement that submits itself: a stream. */
function textOf(statement: unknown): string | null {
  if (typeof statement === 'string') return statement
  if (typeof statement !== 'object' || statement === null || 'submit' in statement) return null
  return 'text' in statement && typeof statement.text === 'string' ? statement.text : null
}
