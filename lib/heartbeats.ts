import { db } from './db'

/** A worker says that often that it is alive. */
export const beatEveryMs = 15_000

/** One that has said nothing for so long is dead. */
const deadAfterSeconds = 60

/** Says that these workers of the queue are alive. */
export async function beat(workerIds: readonly string[]): Promise<void> {
  await db().$executeRaw`
    insert into worker_heartbeats (worker_id, beat_at)
    select id, clock_timestamp() from unnest(${[...workerIds]}::text[]) as id
    on conflict (worker_id) do update set beat_at = excluded.beat_at`
}

/** They end: what they left is given back at the next look. */
export async function stopBeating(workerIds: readonly string[]): Promise<void> {
  await db().$executeRaw`delete from worker_heartbeats where worker_id = any(${[...workerIds]}::text[])`
}

/**
 * Gives back the jobs of workers that died: graphile-worker itself would keep them locked for four hours. A worker
 * that only seemed dead does its job at the same time as another; every job of ours may be done twice.
 * @returns how many workers had left something
 */
export async function releaseOrphans(): Promise<number> {
  const dead = await db().$queryRaw<{ worker: string }[]>`
    select distinct job.locked_by as worker from graphile_worker._private_jobs job
     where job.locked_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds})
       and not exists (
         select from worker_heartbeats heart
          where heart.worker_id = job.locked_by
            and heart.beat_at > clock_timestamp() - make_interval(secs => ${deadAfterSeconds}))`
  const workers = dead.map(({ worker }) => worker)
  if (workers.length > 0)
    await db().$executeRaw`select graphile_worker.force_unlock_workers(${workers}::text[])`
  await db().$executeRaw`delete from worker_heartbeats where beat_at < clock_timestamp() - interval '1 day'`
  return workers.length
}
