import { Client } from 'pg'
import { disconnect, pool } from '@/lib/db'

type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: PlanNode[]
}

/** Which indexes the statements used, and which large tables they read in full. */
export type Explanation = { indexes: string[]; readWhole: string[]; statements: number }

/** In pages of 8 kB. PostgreSQL reads smaller tables in full, and is right to do so. */
const fewPages = 64

/**
 * Does `work` on connections that explain every statement as it runs, with its parameters. So this judges the
 * product's real statements, not copies of them.
 */
export async function explain(databaseUrl: string, work: () => Promise<unknown>): Promise<Explanation> {
  const large = await setExplaining(databaseUrl, true)
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
    readWhole: unique(whole.flatMap((node) => node['Relation Name'] ?? [])).filter((name) =>
      large.includes(name),
    ),
    statements: plans.length,
  }
}

/** For connections opened after this call. Returns the names of the large tables. */
async function setExplaining(databaseUrl: string, isOn: boolean): Promise<string[]> {
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
    const { rows } = await client.query<{ relname: string }>(
      `select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where nspname = 'public' and relkind = 'r' and relpages >= $1`,
      [fewPages],
    )
    return rows.map(({ relname }) => relname)
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
