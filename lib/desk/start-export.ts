import { inTransaction, type Prisma } from '../db'
import { recordAction } from '../staff/record-action'
import { countDonations } from './count-donations'
import { exportDonations } from './export-donations'
import type { Filter } from './schema'

/** Writes down who takes which gifts out of the house, and hands over the file, piece by piece. */
export async function startExport(
  filter: Filter,
  { staffId, now }: { staffId: string; now: Date },
): Promise<AsyncGenerator<string>> {
  // Whose address was looked for is nobody's business who reads the log.
  const untold = ['q', 'after', 'before']
  const chosen = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && !untold.includes(name),
  )
  const details: Prisma.InputJsonObject = {
    ...Object.fromEntries(chosen),
    ...(filter.q ? { isSearch: true } : {}),
    gifts: await countDonations(filter),
  }
  await inTransaction((transaction) =>
    recordAction(transaction, { staffId, action: 'donations.export', subject: 'donations', details, now }),
  )
  return exportDonations(filter, now)
}
