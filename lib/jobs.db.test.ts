import { Logger, runOnce } from 'graphile-worker'
import { expect, it } from 'vitest'
import { db, inTransaction, pool } from './db'
import { addJob } from './jobs'

// A mail that a reader waits for must not queue behind hundreds of Stripe syncs.

it('a mail runs before syncs that were queued earlier', async () => {
  await inTransaction(async (transaction) => {
    for (const id of ['evt_1', 'evt_2', 'evt_3'])
      await addJob(transaction, 'sync-donation', { key: id, payload: { eventId: id } })
    await addJob(transaction, 'deliver-mail', { key: 'mail', payload: { mailId: 'mail' } })
  })
  const order: string[] = []
  const note = (name: string) => () => {
    order.push(name)
    return Promise.resolve()
  }
  const taskList = { 'deliver-mail': note('mail'), 'sync-donation': note('sync') }
  await runOnce({
    pgPool: pool(),
    taskList,
    concurrency: 1,
    logger: new Logger(() => () => undefined),
  })
  expect(order).toEqual(['mail', 'sync', 'sync', 'sync'])
  // The queue deletes a job a moment after it was done.
  await expect.poll(() => db().$queryRaw`select 1 from graphile_worker.jobs`).toEqual([])
})
