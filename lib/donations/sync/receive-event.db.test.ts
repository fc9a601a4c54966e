import { setImmediate as nextTurn } from 'node:timers/promises'
import { Client } from 'pg'
import Stripe from 'stripe'
import { afterEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { db, pool } from '../../db'
import { receiveEvent } from './receive-event'

// One statement stores an event and queues its job. Tests events that arrive twice, at once, on another server, or that
// fail midway.

const now = new Date('2026-11-23T12:00:00Z')
const others: Client[] = []
let events = 0

function newEvent(object: object = { id: 'obj_1' }): { id: string; body: string; signature: string } {
  const id = `evt_received_${(events += 1)}`
  const body = JSON.stringify({ id, type: 'thing.happened', livemode: false, data: { object } })
  return { id, ...signed(body) }
}

function signed(body: string): { body: string; signature: string } {
  const secret = world().environment.STRIPE_WEBHOOK_SECRET ?? ''
  return { body, signature: Stripe.webhooks.generateTestHeaderString({ payload: body, secret }) }
}

const receive = ({ body, signature }: { body: string; signature: string }) =>
  receiveEvent({ body, signature, now })

/** As they arrive over a network: not all of them in one turn of the event loop. `started` resolves once all are under way. */
function receiveCopies(event: { body: string; signature: string }, count: number) {
  const received: Promise<PromiseSettledResult<Awaited<ReturnType<typeof receive>>>[]>[] = []
  const start = async () => {
    for (let place = 0; place < count; place += 1) {
      if (place % 20 === 0) await nextTurn()
      received.push(Promise.allSettled([receive(event)]))
    }
  }
  const started = start()
  return { started, settled: started.then(async () => (await Promise.all(received)).flat()) }
}

const isAcknowledged = (one: PromiseSettledResult<{ ok: boolean }>) =>
  one.status === 'fulfilled' && one.value.ok

/** Another server's connection to the same database. */
async function connectOther(): Promise<Client> {
  const other = new Client({ connectionString: world().databaseUrl })
  await other.connect()
  others.push(other)
  return other
}

afterEach(async () => {
  for (const other of others.splice(0)) await other.end()
})

async function kept(id: string): Promise<{ rows: number; jobs: number }> {
  const [found] = await db().$queryRaw<{ rows: number; jobs: number }[]>`
    select (select count(*)::int from stripe_events where id = ${id}) as rows,
           (select count(*)::int from graphile_worker.jobs where key = ${`sync-donation:${id}`}) as jobs`
  return found ?? { rows: NaN, jobs: NaN }
}

/** Waits until that many of our connections wait for another connection's lock. */
const waitForLock = (other: Client) =>
  expect
    .poll(
      async () => {
        // Within a transaction PostgreSQL would show the same picture again and again.
        await other.query('select pg_stat_clear_snapshot()')
        const { rows } = await other.query<{ pid: number }>(
          `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return rows
      },
      { timeout: 20_000 },
    )
    .toHaveLength(1)

describe('copies of one event at once', () => {
  it('are all acknowledged, a thousand of them, with one row and one job', async () => {
    const event = newEvent()
    const received = await receiveCopies(event, 1000).settled
    expect(received.filter(isAcknowledged)).toHaveLength(1000)
    expect(await kept(event.id)).toEqual({ rows: 1, jobs: 1 })
  })

  it('wait on one connection while another server stores it, and leave the other connections free', async () => {
    const event = newEvent()
    const other = await connectOther()
    await other.query('begin')
    await other.query(
      `insert into stripe_events (id, type, payload, received_at) values ($1, 'thing.happened', '{}', now())`,
      [event.id],
    )
    const { started, settled } = receiveCopies(event, 100)
    await started
    await waitForLock(other)
    expect(pool().waitingCount).toBe(0)
    expect(pool().totalCount - pool().idleCount).toBe(1)
    // Meanwhile another event is received.
    const next = newEvent()
    expect(await receive(next)).toMatchObject({ ok: true })

    await other.query('commit')
    expect((await settled).filter(isAcknowledged)).toHaveLength(100)
    // The process that stored the row has the job.
    expect(await kept(event.id)).toEqual({ rows: 1, jobs: 0 })
  })

  it('are refused together if the one that stores is cut off, and the next is stored', async () => {
    const event = newEvent()
    const other = await connectOther()
    await other.query('begin')
    await other.query('lock table stripe_events in access exclusive mode')
    const { started, settled } = receiveCopies(event, 100)
    await started
    await waitForLock(other)
    const { rows: cutOff } = await other.query<{ pid: number }>(
      `select pid, pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    )
    // A busy machine takes its time to end a backend; until then, it could still store the event.
    await expect
      .poll(async () => {
        await other.query('select pg_stat_clear_snapshot()')
        const alive = 'select 1 from pg_stat_activity where pid = any($1)'
        return (await other.query(alive, [cutOff.map(({ pid }) => pid)])).rowCount
      })
      .toBe(0)
    expect((await settled).filter(({ status }) => status === 'rejected')).toHaveLength(100)
    await other.query('rollback')
    expect(await kept(event.id)).toEqual({ rows: 0, jobs: 0 })
    expect(await receive(event)).toMatchObject({ ok: true })
    expect(await kept(event.id)).toEqual({ rows: 1, jobs: 1 })
  })
})

it('a hundred different events at once are all stored, each with its job', async () => {
  const each = Array.from({ length: 100 }, () => newEvent())
  const received = await Promise.all(each.map(receive))
  expect(received.filter(({ ok }) => ok)).toHaveLength(100)
  const ids = each.map(({ id }) => id)
  expect(await db().stripeEvent.count({ where: { id: { in: ids } } })).toBe(100)
  const keys = ids.map((id) => `sync-donation:${id}`)
  const jobs = await db().$queryRaw<{ key: string }[]>`
    select key from graphile_worker.jobs where key = any(${keys})`
  expect(jobs).toHaveLength(100)
})

it('another server that gives up leaves the event to the one that waited, with its job', async () => {
  const event = newEvent()
  const other = await connectOther()
  await other.query('begin')
  await other.query(
    `insert into stripe_events (id, type, payload, received_at) values ($1, 'thing.happened', '{}', now())`,
    [event.id],
  )
  const received = receive(event)
  await waitForLock(other)
  await other.query('rollback')
  expect(await received).toMatchObject({ ok: true })
  expect(await kept(event.id)).toEqual({ rows: 1, jobs: 1 })
})

it('a copy that arrives after the first was done is acknowledged and queues nothing', async () => {
  const event = newEvent()
  await receive(event)
  await db().$executeRaw`delete from graphile_worker._private_jobs where key = ${`sync-donation:${event.id}`}`
  await db().stripeEvent.update({ where: { id: event.id }, data: { state: 'done' } })
  expect(await receive(event)).toMatchObject({ ok: true })
  expect(await kept(event.id)).toEqual({ rows: 1, jobs: 0 })
})

it('an event whose job cannot be queued is not stored either', async () => {
  const event = newEvent()
  const other = await connectOther()
  await other.query(`create function refuse_job() returns trigger language plpgsql as
    $$ begin raise exception 'no job today'; end $$`)
  await other.query(
    'create trigger refuse_job before insert on graphile_worker._private_jobs for each row execute function refuse_job()',
  )
  try {
    await expect(receive(event)).rejects.toThrow('no job today')
    expect(await kept(event.id)).toEqual({ rows: 0, jobs: 0 })
  } finally {
    await other.query('drop function refuse_job() cascade')
  }
  expect(await receive(event)).toMatchObject({ ok: true })
  expect(await kept(event.id)).toEqual({ rows: 1, jobs: 1 })
})

it('a copy must have a valid signature of its own, also while a valid one is being stored', async () => {
  const event = newEvent()
  const [good, bad] = await Promise.all([receive(event), receive({ ...event, signature: 't=1,v1=00' })])
  expect(good).toMatchObject({ ok: true })
  expect(bad).toEqual({ ok: false, reason: 'bad_signature' })
})

it.each([
  ['a NUL', String.raw`A\u0000B`, 'A\ufffdB'],
  ['two of them', String.raw`\u0000\u0000`, '\ufffd\ufffd'],
  ['half of a surrogate pair', String.raw`A\ud83d`, 'A\ufffd'],
  ['the other half', String.raw`\uDE00B`, '\ufffdB'],
  ['a whole pair', String.raw`\ud83d\ude00`, '😀'],
  ['a backslash before such letters', String.raw`C:\\u0000 \\ud83d`, String.raw`C:\u0000 \ud83d`],
  ['letters outside ASCII', String.raw`\u0434ар`, 'дар'],
])('%s in a name does not make Stripe deliver the event for ever', async (_what, written, name) => {
  const { id, body } = newEvent({ id: 'obj_1', name: 'placeholder' })
  expect(await receive(signed(body.replace('placeholder', written)))).toMatchObject({ ok: true })
  const { payload } = await db().stripeEvent.findUniqueOrThrow({ where: { id } })
  expect(payload).toMatchObject({ data: { object: { id: 'obj_1', name } } })
})
