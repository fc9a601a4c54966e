import { currentTime } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { subscriberFilterSchema } from '@/lib/desk/schema'
import { startSubscriberExport } from '@/lib/desk/subscribers/start-subscriber-export'
import { fieldsOf } from '@/lib/form'
import { seeOther } from '../../../_ui/see-other'
import { requirePermission } from '../../_parts/require-permission'
import { csvResponse } from '../../_parts/csv-response'
import { isOurs, notOurs } from '../../_parts/is-ours'
import { listPath } from '../list-path'

/** Streams the subscribers of a filter as CSV: a million need no more memory than a thousand. */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return notOurs()
  const { id: staffId } = await requirePermission('subscribers.export')
  const values = fieldsOf(await request.formData())
  const filter = subscriberFilterSchema.safeParse(values)
  if (!filter.success) return seeOther(listPath(values))

  const now = await currentTime()
  const pieces = await startSubscriberExport(filter.data, { staffId, now })
  return csvResponse(pieces, `subscribers-${dayOf(now)}.csv`)
}
