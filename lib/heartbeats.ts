import { db } from './db'

/** The interval of a worker's heartbeat. */
export const heartbeatEveryMs = 15_000

/** A worker without a heartbeat for this long is dead. */
const deadAfterSeconds = 60

/** Records a heartbeat for these workers of the queue. */
export async function heartbeat(workerIds: readonly string[]): Promise<void> {
  await db().$executeRaw`
    insert into worker_heartbeats (worker_id, heartbeat_at)
    select id, clock_timestamp() from unnest(${[...workerIds]}::text[]) as id
    on conflict (worker_id) do update set heartbeat_at = excluded.heartbeat_at`
}

/** Removes workers that end. The next check releases the jobs they left. */
export async function stopBeating(workerIds: readonly string[]): Promise<void> {
  await db().$executeRaw`delete from worker_heartbeats where worker_id = any(${[...workerIds]}::text[])`
}

/**
 * Releases the jobs of dead workers; graphile-worker itself would keep them locked for four hours. If a worker only
 * seemed dead, its job runs twice at the same time; all our jobs are safe to run twice. @returns the number of workers
 * that left jobs
 */
export async function releaseOrphans(): Promise<number> {
  const dead = await db().$queryRaw<{ worker: string }[]>`
    select distinct job.locked_by as worker from graphile_worker._private_jobs job
     where job.locked_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds})
       and not exists (
         select from worker_heartbeats heart
          where heart.worker_id = job.locked_by
            and heart.heartbeat_at > clock_timestamp() - make_interval(secs => ${deadAfterSeconds}))`
  const workers = dead.map(({ worker }) => worker)
  if (workers.length > 0)
    await db().$executeRaw`select graphile_worker.force_unlock_workers(${workers}::text[])`
  await db()
    .$executeRaw`delete from worker_heartbeats where heartbeat_at < clock_timestamp() - interval '1 day'`
  return workers.length
}
