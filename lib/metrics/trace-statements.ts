import type { Pool, PoolClient } from 'pg'
import type { Tracing } from '../tracing'
import { operationOf, statementFields } from './statement-fields'

type Tracer = {
  inSpan: Tracing['inSpan']
  /** False outside of a request or a job: the queue's own search for jobs, for example, is not traced. */
  isInside: () => boolean
}

type Query = (...given: unknown[]) => unknown

/** Makes a span of each statement that is run on the pool or on one of its connections. */
export function watchPool(pool: Pool, tracer: Tracer): void {
  watch(pool, tracer)
  pool.on('connect', (client) => watch(client, tracer))
}

function watch(target: Pool | PoolClient, { inSpan, isInside }: Tracer): void {
  const original = target.query.bind(target) as Query
  const query: Query = (...given) => {
    const text = textOf(given[0])
    // The pool itself passes a callback. Its statement has a span already, and the pool may run it in the context of
    // another request: the one that released the connection.
    if (text === null || typeof given.at(-1) === 'function' || !isInside()) return original(...given)
    return inSpan({ name: operationOf(text), kind: 'client' }, ({ isRecording, add }) => {
      if (isRecording) add(statementFields(text))
      return original(...given) as Promise<unknown>
    })
  }
  target.query = query as typeof target.query
}

/** Null for a stream (COPY), which is an object with `submit`. */
function textOf(statement: unknown): string | null {
  if (typeof statement === 'string') return statement
  if (typeof statement !== 'object' || statement === null || 'submit' in statement) return null
  return 'text' in statement && typeof statement.text === 'string' ? statement.text : null
}
