import { createHash } from 'node:crypto'
import { shareWork } from '@/lib/share-work'

/** Drawn images stay in memory, the last used ones first, up to this many bytes. */
const mostBytes = 16_000_000
/** How many images may wait to be drawn. Each takes a part of a second, one after the other. */
const mostWaiting = 20

const drawn = new Map<string, Buffer>()
let bytes = 0
let waiting = 0
let last: Promise<unknown> = Promise.resolve()
const share = shareWork<Buffer | null>()

type Image = {
  /** All that the image depends on: the same words are the same image. */
  of: readonly (string | null)[]
  draw: () => Promise<Buffer | null>
  /** Where a request is sent while too many images wait. */
  instead: string
}

/** An image with an ETag of what it is made from, so that it is drawn once, and not at all for who has it. */
export async function answerImage(request: Request, { of, draw, instead }: Image): Promise<Response> {
  const key = createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 27)
  const headers = { etag: `"${key}"`, 'cache-control': 'public, max-age=3600, stale-while-revalidate=86400' }
  if (isKnown(request.headers.get('if-none-match'), headers.etag))
    return new Response(null, { status: 304, headers })
  const found = drawn.get(key)
  if (found === undefined && waiting >= mostWaiting)
    return new Response(null, { status: 302, headers: { location: instead, 'cache-control': 'no-store' } })
  const image = found ?? (await share(key, () => drawInTurn(draw))).value
  if (image === null) return new Response('There is no such picture.', { status: 404 })
  keep(key, image)
  return new Response(new Uint8Array(image), { headers: { ...headers, 'content-type': 'image/png' } })
}

function isKnown(given: string | null, etag: string): boolean {
  if (given === null) return false
  return given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*')
}

/** One after the other, so that many requests at once do not hold up the pages. */
async function drawInTurn(draw: Image['draw']): Promise<Buffer | null> {
  waiting += 1
  const turn = last.then(draw, draw)
  last = turn
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

function keep(key: string, image: Buffer): void {
  // An image that is used again becomes the newest.
  if (drawn.delete(key)) bytes -= image.length
  drawn.set(key, image)
  bytes += image.length
  for (const [oldest, { length }] of drawn) {
    if (bytes <= mostBytes) return
    drawn.delete(oldest)
    bytes -= length
  }
}
