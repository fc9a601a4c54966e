import { inTransaction, type Prisma } from '../../db'
import { recordAction } from '../../staff/record-action'
import { countDonations } from './count-donations'
import { exportDonations } from './export-donations'
import type { Filter } from '../schema'

/** Records who exports which donations, and returns the file in chunks. */
export async function startExport(
  filter: Filter,
  { staffId, now }: { staffId: string; now: Date },
): Promise<AsyncGenerator<string>> {
  // People who read the log need not know which address was searched for.
  const untold = ['q', 'after', 'before']
  const chosen = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && !untold.includes(name),
  )
  const details: Prisma.InputJsonObject = {
    ...Object.fromEntries(chosen),
    ...(filter.q ? { isSearch: true } : {}),
    donations: await countDonations(filter),
  }
  await inTransaction((transaction) =>
    recordAction(transaction, { staffId, action: 'donations.export', subject: 'donations', details, now }),
  )
  return exportDonations(filter, now)
}
