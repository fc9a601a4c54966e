import { db } from './db'

/** Asks the database. @throws when it does not answer. */
export async function checkHealth(): Promise<void> {
  await db().$queryRaw`select 1`
}
