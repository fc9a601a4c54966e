import { Logger, runOnce } from 'graphile-worker'
import { pool } from '../lib/db'
import { taskList } from '../worker/tasks'

const logger = new Logger(() => () => undefined)

/** Runs every job that is due, as the worker would; two at once stand for two machines. */
export async function work(machines = 1): Promise<void> {
  await Promise.all(Array.from({ length: machines }, () => runOnce({ pgPool: pool(), taskList, logger })))
}
