import type { Pool, PoolClient } from 'pg'

type Row = { table: string; json: unknown }

/** The rows that one event left; the first event of a donation includes its payment and receipt. */
type Unit = Row[]

type Table = 'stripe_events' | 'payments' | 'mails'

/**
 * Removes the rows that these events left (the events themselves, payments, receipts) and inserts them again, with a
 * transaction for each event, on as many connections as the pool has. This shows what the database alone needs, with
 * the same tables and indexes. It leaves out the other work of the product: asking Stripe, updating the donation,
 * queueing jobs, writing the mail. Returns events per second.
 */
export async function timeBareInserts(pool: Pool, eventIds: string[]): Promise<number> {
  const units = await takeAway(pool, eventIds)
  const queue = units.values()
  const begun = performance.now()
  const work = async () => {
    const client = await pool.connect()
    try {
      for (const unit of queue) await insert(client, unit)
    } finally {
      client.release()
    }
  }
  await Promise.all(Array.from({ length: pool.options.max }, work))
  return (units.length * 1000) / (performance.now() - begun)
}

async function takeAway(pool: Pool, eventIds: string[]): Promise<Unit[]> {
  const taken = async (table: Table, where: string): Promise<Row[]> => {
    const { rows } = await pool.query<{ json: unknown }>(
      `delete from ${table} where ${where} returning to_json(${table}) as json`,
      [eventIds],
    )
    return rows.map(({ json }) => ({ table, json }))
  }
  const intents = `select payload->'data'->'object'->>'id' from stripe_events
                    where id = any($1) and type = 'payment_intent.succeeded'`
  const mails = await taken('mails', `unique_key in (select 'receipt:' || id from (${intents}) intent (id))`)
  const payments = await taken('payments', `payment_intent_id in (${intents})`)
  const events = await taken('stripe_events', 'id = any($1)')
  return events.map((event, place) =>
    [event, payments[place], mails[place]].filter((row) => row !== undefined),
  )
}

async function insert(client: PoolClient, unit: Unit): Promise<void> {
  await client.query('begin')
  for (const { table, json } of unit) {
    await client.query({
      name: `bare ${table}`,
      text: `insert into ${table} select * from json_populate_record(null::${table}, $1)`,
      values: [JSON.stringify(json)],
    })
  }
  await client.query('commit')
}
