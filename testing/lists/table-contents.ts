import { pool } from '../../lib/db'

/** Records of the import itself, which stay, and the queue. */
const passedOver = ['imports', 'import_rejections', 'audit_entries', '_migrations', '_prisma_migrations']

/** Every row of every table of the product, as text, to be compared. One query, because a property asks often. */
export async function tableContents(): Promise<string[]> {
  const { rows: tables } = await pool().query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and not tablename = any ($1)`,
    [passedOver],
  )
  const each = tables.map(({ name }) => `select '${name}: ' || "${name}"::text as row from "${name}"`)
  const { rows } = await pool().query<{ row: string }>(`${each.join(' union all ')} order by 1`)
  return rows.map(({ row }) => row)
}
