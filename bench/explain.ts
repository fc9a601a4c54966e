import { Client } from 'pg'
import { disconnect, pool } from '@/lib/db'

type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: PlanNode[]
}

/** By what the statements were answered: the indexes they used, and the large tables they read from end to end. */
export type Explanation = { indexes: string[]; readWhole: string[]; statements: number }

/** Tables that grow with the paper; a table of a hundred rows may be read as it is. */
const large = new Set([
  'subscribers',
  'consent_events',
  'donations',
  'payments',
  'refunds',
  'reminders',
  'mails',
  'stripe_events',
  'gift_changes',
  'audit_entries',
])

/**
 * Does `work` on connections that explain every statement as it runs, parameters and all: what is judged is what the
 * product asks, not a copy of it.
 */
export async function explain(databaseUrl: string, work: () => Promise<unknown>): Promise<Explanation> {
  await setExplaining(databaseUrl, true)
  const plans: PlanNode[] = []
  try {
    await disconnect()
    pool().on('connect', (client) =>
      client.on('notice', ({ message = '' }) => plans.push(...readPlan(message))),
    )
    await work()
  } finally {
    await disconnect()
    await setExplaining(databaseUrl, false)
  }
  const nodes = plans.flatMap(listNodes)
  const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan')
  return {
    indexes: unique(nodes.flatMap((node) => node['Index Name'] ?? [])),
    readWhole: unique(whole.flatMap((node) => node['Relation Name'] ?? [])).filter((name) => large.has(name)),
    statements: plans.length,
  }
}

/** For connections that are opened from then on. */
async function setExplaining(databaseUrl: string, isOn: boolean): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1)
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  }
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("load 'auto_explain'")
    for (const [setting, value] of Object.entries(settings))
      await client.query(
        `alter database "${name}" ${isOn ? `set ${setting} = '${value}'` : `reset ${setting}`}`,
      )
  } finally {
    await client.end()
  }
}

/** "duration: 1.2 ms  plan:\n{…}" */
function readPlan(message: string): PlanNode[] {
  const json = message.slice(message.indexOf('{'))
  return message.startsWith('duration:') ? [(JSON.parse(json) as { Plan: PlanNode }).Plan] : []
}

function listNodes(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)]
}

function unique(names: string[]): string[] {
  return [...new Set(names)].sort()
}
