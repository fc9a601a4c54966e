import { currentTime } from '@/lib/clock'
import { handOverData } from '@/lib/desk/subscribers/hand-over-data'
import { seeOther } from '../../../../_ui/see-other'
import { requirePermission } from '../../../_parts/require-permission'
import { isOurs, notOurs } from '../../../_parts/is-ours'

/** All data of one reader, as a file for that reader. It is a POST, because the export is recorded. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (!isOurs(request)) return notOurs()
  const { id: staffId } = await requirePermission('subscribers.export')
  const data = await handOverData((await params).id, { staffId, now: await currentTime() })
  if (data === null) return seeOther('/staff/subscribers')
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="newsletter-data.json"',
      'cache-control': 'no-store',
    },
  })
}
