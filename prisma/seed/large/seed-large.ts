import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { consentWording, policyVersion } from '@/lib/newsletter/rules'
import { prismaFolder } from '../../prisma-folder'

export type LargeSeed = {
  databaseUrl: string
  /** The end of the two years. The same instant and size produce the same rows on every machine. */
  until: Date
  subscribers: number
  payments: number
}

export const fullSize = { subscribers: 200_000, payments: 60_000 }

const tables = ['subscribers', 'consent_events', 'donations', 'payments', 'refunds', 'disputes', 'reminders']
const counted = [...tables, 'mails', 'stripe_events']

/**
 * Two years of data: sign-ups, donations, refunds, disputes, reminders and failures, in plausible proportions, written
 * by PostgreSQL itself in one transaction. No donation has a Checkout session, so Stripe is never asked about any of
 * them.
 * @returns the number of rows of each table, or null if it was done before
 */
export async function seedLarge(seed: LargeSeed): Promise<Map<string, number> | null> {
  const client = new Client({ connectionString: seed.databaseUrl })
  await client.connect()
  try {
    if (await wasDone(client)) return null
    await client.query('begin')
    await writePlan(client, seed)
    for (const file of await listSteps()) await client.query(await readFile(file, 'utf8'))
    await client.query('commit')
    // The planner needs statistics, and an index-only scan needs a vacuumed table.
    await client.query(`vacuum (analyze) ${counted.join(', ')}`)
    return await countRows(client)
  } finally {
    await client.end()
  }
}

async function wasDone(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from payments where payment_intent_id like 'pi_large%' limit 1`,
  )
  return rowCount !== 0
}

async function writePlan(client: Client, { until, subscribers, payments }: LargeSeed): Promise<void> {
  await client.query(
    `create temp table plan on commit drop as
     select $1::timestamptz as until, $2::int as subscribers, $3::int as payments,
            $4::text as wording, $5::text as wording_version, $6::text as policy_version`,
    [until, subscribers, payments, consentWording.en.text, consentWording.en.version, policyVersion],
  )
}

async function listSteps(): Promise<string[]> {
  const folder = path.join(prismaFolder, 'seed', 'large')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return files.map((name) => path.join(folder, name))
}

async function countRows(client: Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const table of counted) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    counts.set(table, rows[0]?.count ?? 0)
  }
  return counts
}
