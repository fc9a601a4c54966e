import { db } from './db'

/** Checks that the database is writable. @throws if it does not answer or is read-only */
export async function checkHealth(): Promise<void> {
  const [state] = await db().$queryRaw<{ is_read_only: boolean }[]>`
    select current_setting('transaction_read_only') = 'on' as is_read_only`
  if (state?.is_read_only !== false)
    throw new Error('The database is read-only: a standby, or a server that is being switched over.')
}
