import { inTransaction } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import { endSubscription } from '../end-subscription'
import { findByLink, isRetiredLink } from '../links/reader-link'

/**
 * Ends a subscription at once and without questions; repeating it changes nothing. The links of earlier requests stop
 * working, so that an old confirm mail cannot bring a reader back. `page` is where it was pressed. `unreadable`: it is no
 * link of ours; `unknown`: its reader was erased; `moved`: it is from the mailbox that its reader has left, which gets no
 * newsletter any more, and whose owner must not end what comes to the new one.
 */
export async function unsubscribe(
  token: string,
  { now, page }: { now: Date; page: string },
): Promise<Result<void, { reason: 'unreadable' | 'unknown' | 'moved' }>> {
  const read = readToken('unsubscribe', token, now)
  if (!read.ok) return refuse({ reason: 'unreadable' })
  return inTransaction(async (transaction) => {
    const id = await findByLink(transaction, read.value)
    if (id !== null) {
      await endSubscription(transaction, { id, now, page })
      return succeed(undefined)
    }
    return refuse({ reason: (await isRetiredLink(transaction, read.value)) ? 'moved' : 'unknown' })
  })
}
