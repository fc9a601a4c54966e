import { inTransaction } from '../../db'

export type OpenedImport = {
  fileName: string
  /** Where these people agreed, as text; a row of the file may name its own. */
  source: string
  /** Null from the command line. */
  staffId: string | null
}

/** Creates the record of an import, before its file arrives. */
export function openImport({ fileName, source, staffId }: OpenedImport, now: Date): Promise<string> {
  return inTransaction(async (transaction) => {
    const [row] = await transaction.$queryRaw<{ id: string }[]>`
      insert into imports (id, staff_id, file_name, source, started_at, moved_at)
      values (gen_random_uuid(), ${staffId}::uuid, ${fileName}, ${source}, ${now}, clock_timestamp())
      returning id::text`
    if (row === undefined) throw new Error('The import could not be opened.')
    return row.id
  })
}
