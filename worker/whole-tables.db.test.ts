import { Client, Pool } from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { fillLedger } from '../bench/load/fill-ledger'
import { world } from '../testing/world'
import { db, disconnect } from '../lib/db'
import { findThankYou, listFailedEvents } from '../lib/donations/queries'
import { reconcile } from '../lib/donations/sync/reconcile'
import { syncEvent } from '../lib/donations/sync/sync-event'
import { runSchedule } from './schedule'

// With a million payments, a job that reads a whole table each minute, or for each event, does nothing else. Whether
// anybody does is PostgreSQL's to say: it counts how often a table was read from end to end.

beforeAll(async () => {
  const pool = new Pool({ connectionString: world().databaseUrl, max: 1 })
  await fillLedger(pool, 40_000)
  await pool.end()
})

const now = () => world().clock.now()

/** The tables that were read completely while `work` ran, and how often. */
async function wholeReads(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await countReads()
  await work()
  const after = await countReads()
  const more = [...after].map(([table, reads]) => [table, reads - (before.get(table) ?? 0)] as const)
  return Object.fromEntries(more.filter(([, reads]) => reads > 0))
}

/** PostgreSQL has counted all reads of a connection only once it is closed. */
async function countReads(): Promise<Map<string, number>> {
  await disconnect()
  const client = new Client({ connectionString: world().databaseUrl })
  await client.connect()
  try {
    const others = `select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    const countOthers = async () => (await client.query<{ count: number }>(others)).rows[0]?.count
    await expect.poll(countOthers).toBe(0)
    const { rows } = await client.query<{ relname: string; seq_scan: number }>(
      `select relname, seq_scan::int from pg_stat_user_tables
        where relname in ('donations', 'payments', 'stripe_events')`,
    )
    return new Map(rows.map(({ relname, seq_scan: reads }) => [relname, reads]))
  } finally {
    await client.end()
  }
}

it('notices a full table scan', async () => {
  expect(await wholeReads(() => db().payment.findFirst({ where: { feeCurrency: 'none' } }))).toEqual({
    payments: 1,
  })
})

it('no duty of each minute scans a whole table', async () => {
  expect(await wholeReads(() => runSchedule(now()))).toEqual({})
})

it('nor does the hourly reconciliation', async () => {
  expect(await wholeReads(() => reconcile(now()))).toEqual({})
})

it.each([
  ['a session', 'checkout.session.completed', { id: 'cs_new', metadata: { donation_id: anId() } }],
  ['a payment', 'payment_intent.succeeded', { id: 'pi_new', metadata: { donation_id: anId() } }],
  [
    'a charge',
    'charge.refunded',
    { id: 'ch_new', payment_intent: 'pi_new', metadata: { donation_id: anId() } },
  ],
  ['a subscription', 'customer.subscription.updated', { id: 'sub_new', metadata: { donation_id: anId() } }],
  ['a refund', 'refund.updated', { id: 're_new', payment_intent: 'pi_new', metadata: {} }],
])('nor does an event about %s', async (_, type, object) => {
  const id = `evt_${object.id}`
  await db().stripeEvent.create({ data: { id, type, payload: { data: { object } }, receivedAt: now() } })
  expect(await wholeReads(() => syncEvent(id, now()))).toEqual({})
})

it('nor do the pages and commands that look up one payment or donation', async () => {
  const work = async () => {
    await findThankYou('cs_old_7')
    await listFailedEvents()
  }
  expect(await wholeReads(work)).toEqual({})
})

function anId(): string {
  return '00000000-0000-4000-8000-000000000000'
}
