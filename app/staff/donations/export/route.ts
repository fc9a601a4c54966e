import { currentTime } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { filterSchema } from '@/lib/desk/schema'
import { startExport } from '@/lib/desk/donations/start-export'
import { fieldsOf } from '@/lib/form'
import { seeOther } from '../../../_ui/see-other'
import { requirePermission } from '../../_parts/require-permission'
import { csvResponse } from '../../_parts/csv-response'
import { isOurs, notOurs } from '../../_parts/is-ours'
import { listPath } from '../list-path'

/**
 * Streams the donations of a filter as CSV. A chunk is read once the browser has taken the one before, so a hundred
 * thousand rows need no more memory than a thousand.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return notOurs()
  const { id: staffId } = await requirePermission('donations.export')
  const values = fieldsOf(await request.formData())
  const filter = filterSchema.safeParse(values)
  if (!filter.success) return seeOther(listPath(values))

  const now = await currentTime()
  return csvResponse(await startExport(filter.data, { staffId, now }), `donations-${dayOf(now)}.csv`)
}
