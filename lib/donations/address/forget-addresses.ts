import { db } from '../../db'
import { confirmDays } from './rules'

/** Erases addresses that were entered for a donation and are not needed any more. Returns how many. */
export async function forgetAddresses(now: Date): Promise<number> {
  const expired = new Date(now.getTime() - confirmDays * 86_400_000)
  const { count } = await db().donationChange.updateMany({
    where: {
      address: { not: null },
      OR: [{ state: { in: ['done', 'refused'] } }, { state: 'unconfirmed', askedAt: { lt: expired } }],
    },
    data: { address: null },
  })
  return count
}
