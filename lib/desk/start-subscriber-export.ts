import { inTransaction, type Prisma } from '../db'
import { recordAction } from '../staff/record-action'
import { countMatchingSubscribers } from './count-matching-subscribers'
import { exportSubscribers } from './export-subscribers'
import type { SubscriberFilter } from './schema'

/** Writes down who takes which subscribers out of the house, and hands over the file, piece by piece. */
export async function startSubscriberExport(
  filter: SubscriberFilter,
  { staffId, now }: { staffId: string | null; now: Date },
): Promise<AsyncGenerator<string>> {
  const { standing, from, until, q } = filter
  // Whose address was looked for is nobody's business who reads the log.
  const details: Prisma.InputJsonObject = {
    standing,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(q ? { isSearch: true } : {}),
    subscribers: await countMatchingSubscribers(filter, now),
  }
  const recorded = { staffId, action: 'subscribers.export', subject: 'subscribers', details, now } as const
  await inTransaction((transaction) => recordAction(transaction, recorded))
  return exportSubscribers(filter, now)
}
