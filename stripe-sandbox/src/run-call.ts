import type { Account } from './account'
import { ApiError, type Reply } from './wire'

/**
 * Carries out one call in one transaction, with whatever `keep` writes of its reply. A card's refusal (402) undoes
 * the call; its reply is kept all the same, and a charge that the control API had settled for it is used up.
 * @throws what else `run` throws
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
