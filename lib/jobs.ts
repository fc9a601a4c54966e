import { sql, type Prisma, type Queryable } from './db'
import { tracing } from './tracing'

/** Every task of the worker, with its payload. */
export type Tasks = {
  'deliver-mail': { mailId: string }
  'take-address-request': { requestId: string }
  'advance-import': { importId: string }
  'run-selection': { selectionId: string }
  'sync-donation': { eventId: string }
  reconcile: Record<string, never>
  tick: Record<string, never>
}

/** Lower runs earlier. A mail that a reader waits for, and the request it answers, run before a burst of Stripe syncs. */
const priorities: Record<keyof Tasks, number> = {
  'deliver-mail': -10,
  'take-address-request': -10,
  'sync-donation': 0,
  'advance-import': 0,
  'run-selection': 0,
  reconcile: 0,
  tick: 0,
}

/**
 * Queues a task in the caller's transaction, so that both are kept or neither. A second request with the same key is
 * the same job. Our own rows hold the state; `tick` finds work again if its job is lost.
 */
export async function addJob<Name extends keyof Tasks>(
  transaction: Queryable,
  name: Name,
  job: { key: string; payload: Tasks[Name] },
): Promise<void> {
  await transaction.$executeRaw`select ${jobCall(name, job)}`
}

/** The same as a fragment of a larger statement: one round trip to the database instead of four. */
export function jobCall<Name extends keyof Tasks>(
  name: Name,
  { key, payload }: { key: string; payload: Tasks[Name] },
): Prisma.Sql {
  return sql`graphile_worker.add_job(
    ${name}::text, ${JSON.stringify(withTrace(payload))}::json,
    job_key := ${`${name}:${key}`}::text, priority := ${priorities[name]}::int)`
}

/** With traces, a job names the span that asked for it (worker/tasks.ts). */
function withTrace(payload: object): object {
  const traceparent = tracing()?.current()
  return traceparent === undefined ? payload : { ...payload, traceparent }
}
