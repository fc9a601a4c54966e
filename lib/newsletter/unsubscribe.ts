import { inTransaction } from '../db'
import { refuse, succeed, type Result } from '../result'
import { readToken } from '../tokens'
import { endSubscription } from './end-subscription'

/**
 * Ends a subscription at once and without questions; repeating it changes nothing. The links of earlier requests stop
 * working, so that an old confirm mail cannot bring a reader back. `page` is where it was pressed. `unreadable`: it is no
 * link of ours; `unknown`: its reader was erased.
 */
export async function unsubscribe(
  token: string,
  { now, page }: { now: Date; page: string },
): Promise<Result<void, { reason: 'unreadable' | 'unknown' }>> {
  const read = readToken('unsubscribe', token, now)
  if (!read.ok) return refuse({ reason: 'unreadable' })
  const id = read.value

  return inTransaction(async (transaction) => {
    if (await endSubscription(transaction, { id, now, page })) return succeed(undefined)
    const isKnown =
      (await transaction.subscriber.findUnique({ where: { id }, select: { id: true } })) !== null
    return isKnown ? succeed(undefined) : refuse({ reason: 'unknown' })
  })
}
