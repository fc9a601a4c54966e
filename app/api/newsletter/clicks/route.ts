import { recordArrival } from '@/lib/clicks/record-arrival'
import { currentTime } from '@/lib/clock'
import { readBody } from '../../read-body'

const mostBytes = 100

/**
 * Where an article's page tells that somebody came from a link of the letter. The answer is always the same and
 * empty. A page of another site could have its visitors' browsers vote here: what a browser says of itself is heeded.
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
