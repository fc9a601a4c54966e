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
 * Counts a declined card once and opens the breakers that reach their threshold: its network's and the global one.
 * Declines are processed one after the other, even with several workers, so that each decision includes all earlier
 * ones. A decline reported after its window counts for its own time and opens nothing.
 */
export async function recordDecline({ attemptId, donationId, at }: Decline, now: Date): Promise<void> {
  await inTransaction(async (transaction) => {
    await transaction.$executeRaw`select pg_advisory_xact_lock(hashtext('breaker'))`
    const start = await transaction.donationStart.findUnique({ where: { donationId } })
    const network = start?.network ?? null
    const { count } = await transaction.cardAttempt.createMany({
      data: { id: attemptId, network, outcome: 'declined', at },
      skipDuplicates: true,
    })
    const since = new Date(now.getTime() - settings().BREAKER_WINDOW * 1000)
    if (count === 0 || at < since) return
    const scopes = network === null ? [everybody] : [everybody, network]
    for (const scope of scopes) await trip(transaction, { scope, since, now })
  })
}

async function trip(
  transaction: Queryable,
  { scope, since, now }: { scope: string; since: Date; now: Date },
): Promise<void> {
  const { BREAKER_ALL, BREAKER_NETWORK, BREAKER_COOL_DOWN } = settings()
  const standing = await transaction.breaker.findUnique({ where: { scope } })
  const opening = nextOpening(standing, {
    tally: await countAttempts(transaction, { scope, since }),
    threshold: scope === everybody ? BREAKER_ALL : BREAKER_NETWORK,
    coolDown: BREAKER_COOL_DOWN,
    now,
  })
  if (opening === null || opening === standing) return
  const { openedAt, openUntil } = opening
  await transaction.breaker.upsert({
    where: { scope },
    create: { scope, openedAt, openUntil },
    update: { openedAt, openUntil },
  })
  if (!isOpen(standing, now)) log.warn('breaker.opened', { isForAll: scope === everybody })
}
