import { db } from '../../../db'
import type { Batch } from './claim-batch'

/** Releases rows of a batch that have no outcome, as if they had never been claimed. Returns how many. */
export async function releaseBatch(
  { number, leaseId }: Pick<Batch, 'number' | 'leaseId'>,
  subscriberIds: string[],
): Promise<number> {
  if (subscriberIds.length === 0) return 0
  return db().$executeRaw`
    update deliveries set state = 'waiting', lease_id = null, lease_until = null
     where edition_number = ${number} and subscriber_id = any(${subscriberIds}::uuid[])
       and lease_id = ${leaseId}::uuid and state = 'sending'`
}
