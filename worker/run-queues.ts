import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, run, type Runner, type RunnerOptions } from 'graphile-worker'
import { directPool } from '@/lib/db'
import { heartbeat, heartbeatEveryMs, releaseOrphans, stopBeating } from '@/lib/heartbeats'
import { log } from '@/lib/log'
import { crontab } from './schedule'
import { mailTasks, otherTasks } from './tasks'

/** Slots of each queue. A hanging mail server holds every mail slot, but no other. */
export const slots = { mail: 5, other: 5 }

/** `ended` resolves when every running job has ended. */
export type Queues = { addTick: () => Promise<void>; stop: () => Promise<void>; ended: Promise<void> }

/** Writes graphile-worker's messages in our log format, without those about single jobs. */
const logger = new Logger(() => (level: string, message) => {
  if (level === 'error') log.error('worker.queue_failed', message)
  else if (level === 'warning') log.warn('worker.queue_failed', { message })
})

/**
 * Runs jobs in two separate queues: mail, and everything else. Each process sends heartbeats and releases the jobs of
 * dead processes.
 */
export async function runQueues(): Promise<Queues> {
  const workerIds = new Set<string>()
  const other = await open({ taskList: otherTasks, crontab, concurrency: slots.other }, workerIds)
  const mail = await open({ taskList: mailTasks, concurrency: slots.mail }, workerIds)
  const ending = new AbortController()
  const beating = keepBeating(workerIds, ending.signal)
  const runners = [other, mail]
  return {
    async addTick() {
      await other.addJob('tick', {}, { jobKey: 'tick' })
    },
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()))
    },
    ended: Promise.all(runners.map(({ promise }) => promise)).then(async () => {
      ending.abort()
      await beating
    }),
  }
}

function open(options: RunnerOptions, workerIds: Set<string>): Promise<Runner> {
  const events = new EventEmitter()
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => workerIds.add(worker.workerId))
  events.on('worker:stop', ({ worker }: { worker: { workerId: string } }) =>
    workerIds.delete(worker.workerId),
  )
  return run({ ...options, events, pgPool: directPool(), logger, noHandleSignals: true })
}

async function keepBeating(workerIds: Set<string>, signal: AbortSignal): Promise<void> {
  const begun = new Set<string>()
  while (!signal.aborted) {
    try {
      for (const id of workerIds) begun.add(id)
      await heartbeat([...workerIds])
      const orphaned = await releaseOrphans()
      if (orphaned > 0) log.warn('worker.jobs_released', { workers: orphaned })
    } catch (error) {
      log.error('worker.heartbeat_failed', error)
    }
    await pause(heartbeatEveryMs, undefined, { signal }).catch(() => undefined)
  }
  await stopBeating([...begun]).catch((error: unknown) => log.error('worker.heartbeat_failed', error))
}
