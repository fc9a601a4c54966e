import { recordArrival } from '@/lib/clicks/record-arrival'
import { currentTime } from '@/lib/clock'
import { readBody } from '../../read-body'

const mostBytes = 100

/**
 * An article's page reports here that a reader followed a link of an edition. The answer is always the same and empty.
 * A page on another site could make its visitors' browsers send reports, so we check the browser's own headers.
 */
export async function POST(request: Request): Promise<Response> {
  const link = await readBody(request, mostBytes)
  const site = request.headers.get('sec-fetch-site')
  if (link !== null && (site === null || site === 'same-origin')) {
    await recordArrival(link, {
      ip: request.headers.get('x-client-ip') ?? '',
      userAgent: request.headers.get('user-agent') ?? '',
      now: await currentTime(),
    })
  }
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}
