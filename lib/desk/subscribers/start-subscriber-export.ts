import { inTransaction, type Prisma } from '../../db'
import { recordAction } from '../../staff/record-action'
import { countMatchingSubscribers } from './count-matching-subscribers'
import { exportSubscribers } from './export-subscribers'
import type { SubscriberFilter } from '../schema'

/** Records who exports which subscribers, and returns the file in chunks. */
export async function startSubscriberExport(
  filter: SubscriberFilter,
  { staffId, now }: { staffId: string | null; now: Date },
): Promise<AsyncGenerator<string>> {
  const { standing, tag, from, until, q, ids } = filter
  // People who read the log need not know which address was searched for.
  const details: Prisma.InputJsonObject = {
    standing,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(tag === undefined ? {} : { tag }),
    ...(q ? { isSearch: true } : {}),
    ...(ids === undefined ? {} : { isSelection: true }),
    subscribers: await countMatchingSubscribers(filter, now),
  }
  const recorded = { staffId, action: 'subscribers.export', subject: 'subscribers', details, now } as const
  await inTransaction((transaction) => recordAction(transaction, recorded))
  return exportSubscribers(filter, now)
}
