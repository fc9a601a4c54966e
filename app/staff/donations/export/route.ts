import { currentTime } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { filterSchema } from '@/lib/desk/schema'
import { startExport } from '@/lib/desk/start-export'
import { fieldsOf } from '@/lib/form'
import { seeOther } from '../../../_ui/see-other'
import { admit } from '../../_parts/admit'
import { listPath } from '../list-path'

/**
 * Streams the gifts of a filter as CSV. A piece is read from the database when the browser has taken the one before,
 * so a hundred thousand lines need no more room than a thousand.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return new Response('This form was sent from another site.', { status: 403 })
  const { id: staffId } = await admit('donations.export')
  const values = fieldsOf(await request.formData())
  const filter = filterSchema.safeParse(values)
  if (!filter.success) return seeOther(listPath(values))

  const now = await currentTime()
  return new Response(asStream(await startExport(filter.data, { staffId, now })), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="donations-${dayOf(now)}.csv"`,
      'cache-control': 'no-store',
    },
  })
}

/** Server actions are guarded by Next against forms on other sites; a route guards itself, in the same way. */
function isOurs({ headers }: Request): boolean {
  const origin = headers.get('origin') ?? ''
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}

function asStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next()
      if (piece.done === true) controller.close()
      else controller.enqueue(encoder.encode(piece.value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
