import type { Account } from '../account'
import { ApiError, type Reply } from './wire'

/**
 * Runs one call in one transaction, including what `keep` writes about its reply. A declined card (402) undoes the
 * call, but its reply is still kept, and an outcome that the control API had set for the charge is used up.
 * @throws any other error of `run`
 */
export function runCall(
  { store }: Account,
  run: () => Reply,
  keep: (reply: Reply) => Reply = (reply) => reply,
): Reply {
  try {
    return store.transaction(() => keep(run()))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 402) throw error
    const { settledFor } = error.facts
    return store.transaction(() => {
      if (settledFor !== undefined) store.remove('_next_charge', settledFor)
      return keep(error.toReply())
    })
  }
}
