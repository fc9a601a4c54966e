import { db, inTransaction, sql, type Prisma } from '../../db'
import { addDays, instantOn, type Day } from '../../days'
import { suppressionHash } from '../../readers/queries'
import { recordAction } from '../../staff/record-action'
import { bounceReasons } from '../rules'

/** Readers of one domain whose addresses bounced on these days. */
export type BouncedReaders = { domain: string; from: Day; to: Day }

/** How many one press handles; the page says how many are left. */
const mostAtOnce = 5_000

function areOf({ domain, from, to }: BouncedReaders): Prisma.Sql {
  return sql`suppressed_at is not null and suppressed_reason = any(${[...bounceReasons]}::text[])
    and suppressed_at >= ${instantOn(from)} and suppressed_at < ${instantOn(addDays(to, 1))}
    and split_part(email, '@', 2) = ${domain}`
}

export async function countBounced(readers: BouncedReaders): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from subscribers where ${areOf(readers)}`
  return row?.count ?? 0
}

/**
 * Removes the suppressions of readers whose addresses bounced by a provider's mistake. They stay as they were: who was
 * confirmed gets the newsletter again. A complaint and a decision of staff stay. Twice, or at once: the second finds
 * none of them. Half-way: all of one press, or nothing of it, with its audit entry.
 * @returns how many
 */
export function liftBounces(
  { staffId, ...readers }: BouncedReaders & { staffId: string },
  now: Date,
): Promise<number> {
  return inTransaction(async (transaction) => {
    const lifted = await transaction.$queryRaw<{ email: string }[]>`
      update subscribers
         set suppressed_at = null, suppressed_reason = null, unsuppressed_at = ${now}, soft_bounces = 0
       where id in (select id from subscribers where ${areOf(readers)} order by id limit ${mostAtOnce} for update)
      returning email`
    if (lifted.length === 0) return 0
    const hashes = lifted.map(({ email }) => suppressionHash(email))
    await transaction.suppression.deleteMany({
      where: { addressHash: { in: hashes }, reason: { in: [...bounceReasons] } },
    })
    const { domain, from, to } = readers
    await recordAction(transaction, {
      staffId,
      action: 'subscribers.unsuppress-domain',
      subject: `domain:${domain}`,
      details: { from, to, count: lifted.length },
      now,
    })
    return lifted.length
  })
}
