import type { Queryable } from '../db'

/** Signs somebody out everywhere, in the transaction that is the reason for it. Returns from how many browsers. */
export async function endAllSessions(transaction: Queryable, userId: string): Promise<number> {
  return (await transaction.session.deleteMany({ where: { userId } })).count
}
