import type { Queryable } from '../db'

export type LockedSubscriber = {
  id: string
  email: string
  state: 'unconfirmed' | 'confirmed' | 'unsubscribed'
  suppressedAt: Date | null
  withdrawnRequest: number
}

/** Reads and locks a subscriber until the transaction ends; null if there is none. */
export async function lockSubscriber(transaction: Queryable, id: string): Promise<LockedSubscriber | null> {
  const [subscriber] = await transaction.$queryRaw<LockedSubscriber[]>`
    select id, email, state::text, suppressed_at as "suppressedAt",
           withdrawn_request as "withdrawnRequest"
      from subscribers where id = ${id}::uuid for update`
  return subscriber ?? null
}
