import type { Queryable } from '../db'

/** Signs somebody out everywhere, in the transaction that requires it. Returns the number of sessions. */
export async function endAllSessions(transaction: Queryable, userId: string): Promise<number> {
  return (await transaction.session.deleteMany({ where: { userId } })).count
}
