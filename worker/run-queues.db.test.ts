import { afterEach, expect, it } from 'vitest'
import { world } from '../testing/world'
import { eventually } from '../testing/fixtures/sending'
import { db, inTransaction } from '../lib/db'
import { receiveEvent } from '../lib/donations/sync/receive-event'
import { releaseOrphans } from '../lib/heartbeats'
import { addJob } from '../lib/jobs'
import { postMail } from '../lib/mail/post-mail'
import { hangUp } from '../lib/mail/smtp'
import { signedEvent } from '../testing/fixtures/signed-event'
import { runQueues, slots } from './run-queues'

const now = () => world().clock.now()

afterEach(() => {
  world().mails.behave()
  hangUp()
})

async function postMails(count: number): Promise<void> {
  const content = { subject: 'A mail', html: '<p>Words</p>', text: 'Words' }
  await inTransaction(async (transaction) => {
    for (let index = 0; index < count; index += 1) {
      const mail = {
        uniqueKey: `waiting-${index}`,
        kind: 'test',
        to: `waiting-${index}@example.org`,
        content,
      }
      await postMail(transaction, mail, now())
    }
  })
}

it('processes events while 90 mails wait for a server that hangs after DATA', async () => {
  world().mails.misbehave({ at: 'taken', does: 'stall' })
  await postMails(90)
  const queues = await runQueues()
  try {
    // The server holds every mail slot.
    await eventually(
      () => db().mail.count({ where: { state: 'sending' } }),
      (count) => count === slots.mail,
    )
    const begun = performance.now()
    for (let index = 0; index < 5; index += 1) {
      const event = signedEvent({ id: `evt_meanwhile_${index}`, now: new Date() })
      expect(await receiveEvent({ ...event, now: now() })).toMatchObject({ ok: true })
    }
    const worked = () =>
      db().stripeEvent.count({ where: { id: { startsWith: 'evt_meanwhile_' }, state: 'ignored' } })
    await eventually(worked, (count) => count === 5)
    // The worker gives up on the server after thirty seconds; the events did not wait for that.
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect(await db().mail.count({ where: { state: 'sending' } })).toBe(slots.mail)
    await queues.addTick()
    const ticks = () =>
      db().$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where task_identifier = 'tick'`
    await eventually(ticks, (left) => left.length === 0)
  } finally {
    // Disconnects, so that the waiting jobs end.
    world().mails.hangUpAll()
    world().mails.behave()
    await queues.stop()
    await queues.ended
  }
}, 60_000)

it('runs the job of a killed worker, and leaves that of a living one', async () => {
  await inTransaction((transaction) => addJob(transaction, 'reconcile', { key: 'killed', payload: {} }))
  await inTransaction((transaction) => addJob(transaction, 'reconcile', { key: 'living', payload: {} }))
  const lock = (key: string, worker: string) => db().$executeRaw`
    update graphile_worker._private_jobs
       set locked_by = ${worker}, locked_at = clock_timestamp() - interval '61 seconds'
     where key = ${`reconcile:${key}`}`
  await lock('killed', 'worker-killed')
  await lock('living', 'worker-living')
  await db().$executeRaw`
    insert into worker_heartbeats values
      ('worker-killed', clock_timestamp() - interval '61 seconds'), ('worker-living', clock_timestamp())`
  expect(await releaseOrphans()).toBe(1)
  const locked = await db().$queryRaw`
    select key from graphile_worker.jobs where locked_at is not null and task_identifier = 'reconcile'`
  expect(locked).toEqual([{ key: 'reconcile:living' }])
})
