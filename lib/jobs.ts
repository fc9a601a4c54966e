import { sql, type Prisma, type Queryable } from './db'

/** Every task the worker knows, with what it is told. */
export type Tasks = {
  'deliver-mail': { mailId: string }
  'sync-donation': { eventId: string }
  reconcile: Record<string, never>
  tick: Record<string, never>
}

/** A mail that somebody waits for goes before whatever a busy day at Stripe has queued; lower is earlier. */
const priorities: Record<keyof Tasks, number> = {
  'deliver-mail': -10,
  'sync-donation': 0,
  reconcile: 0,
  tick: 0,
}

/**
 * Queues a task in the transaction that needs it: both are kept or neither. The key makes a second request
 * for the same thing the same job. Truth and leases live in our rows; a lost job is found again by `tick`.
 */
export async function addJob<Name extends keyof Tasks>(
  transaction: Queryable,
  name: Name,
  job: { key: string; payload: Tasks[Name] },
): Promise<void> {
  await transaction.$executeRaw`select ${jobCall(name, job)}`
}

/** The same as a part of a statement that does more: one way to the database instead of four. */
export function jobCall<Name extends keyof Tasks>(
  name: Name,
  { key, payload }: { key: string; payload: Tasks[Name] },
): Prisma.Sql {
  return sql`graphile_worker.add_job(
    ${name}::text, ${JSON.stringify(payload)}::json,
    job_key := ${`${name}:${key}`}::text, priority := ${priorities[name]}::int)`
}
