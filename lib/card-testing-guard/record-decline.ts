import { inTransaction, type Queryable } from '../db'
import { settings } from '../env'
import { log } from '../log'
import { countAttempts } from './queries'
import { everybody, isOpen, nextOpening } from './rules'

export type Decline = {
  /** Identifies one attempt with a card, so that a repeated report changes nothing. */
  attemptId: string
  donationId: string
  at: Date
}

/**
 * Counts a declined card once and opens the card_guards that reach their threshold: its network's and the global one.
 * Declines are processed one after the other, even with several workers, so that each decision includes all earlier
 * ones. A decline reported after its window counts for its own time and opens nothing.
 */
export async function recordDecline({ attemptId, donationId, at }: Decline, now: Date): Promise<void> {
  await inTransaction(async (transaction) => {
    await transaction.$executeRaw`select pg_advisory_xact_lock(hashtext('guard'))`
    const start = await transaction.donationStart.findUnique({ where: { donationId } })
    const network = start?.network ?? null
    const { count } = await transaction.cardAttempt.createMany({
      data: { id: attemptId, network, outcome: 'declined', at },
      skipDuplicates: true,
    })
    const since = new Date(now.getTime() - settings().CARD_GUARD_WINDOW * 1000)
    if (count === 0 || at < since) return
    const scopes = network === null ? [everybody] : [everybody, network]
    for (const scope of scopes) await trip(transaction, { scope, since, now })
  })
}

async function trip(
  transaction: Queryable,
  { scope, since, now }: { scope: string; since: Date; now: Date },
): Promise<void> {
  const { CARD_GUARD_ALL, CARD_GUARD_NETWORK, CARD_GUARD_COOL_DOWN } = settings()
  const standing = await transaction.cardGuard.findUnique({ where: { scope } })
  const opening = nextOpening(standing, {
    tally: await countAttempts(transaction, { scope, since }),
    threshold: scope === everybody ? CARD_GUARD_ALL : CARD_GUARD_NETWORK,
    coolDown: CARD_GUARD_COOL_DOWN,
    now,
  })
  if (opening === null || opening === standing) return
  const { openedAt, openUntil } = opening
  await transaction.cardGuard.upsert({
    where: { scope },
    create: { scope, openedAt, openUntil },
    update: { openedAt, openUntil },
  })
  if (!isOpen(standing, now)) log.warn('card_guard.opened', { isForAll: scope === everybody })
}
