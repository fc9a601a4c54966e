import { db } from '../db'
import { isId } from '../donations/rules'

export type ImportView = {
  id: string
  fileName: string
  source: string
  /** 'stopped': marked as running, but without progress for two minutes; its process has died. */
  state: 'running' | 'stopped' | 'done' | 'failed'
  lines: number
  added: number
  known: number
  rejected: number
  startedAt: Date
  finishedAt: Date | null
  problem: string | null
  /** Null for the command line, and for people who have left. */
  by: string | null
}

/** The latest imports, newest first; or the one with this id. */
export async function listImports(id?: string): Promise<ImportView[]> {
  if (id !== undefined && !isId(id)) return []
  return db().$queryRaw`
    select import.id::text, file_name as "fileName", source,
           case when import.state = 'running' and moved_at < clock_timestamp() - interval '2 minutes' then 'stopped'
                else import.state::text end as state,
           lines, added, known, rejected, started_at as "startedAt", finished_at as "finishedAt",
           last_error as problem, users.email as by
      from imports as import
      left join users on users.id = import.staff_id
     where ${id ?? null}::uuid is null or import.id = ${id ?? null}::uuid
     order by started_at desc
     limit 50`
}
