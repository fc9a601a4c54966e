import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { freezePage, storedPolicy, type StartScript } from './freeze-page'
import type { Rendered } from './render-page'

export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** A page as bytes, compressed once. `etag` is without the encoding's suffix; `bytes` counts all of it. */
export type StoredPage = {
  headers: [name: string, value: string][]
  bodies: Record<Encoding, Buffer>
  etag: string
  bytes: number
}

/** Headers that belong to one answer, or that an answer from the store writes itself. */
const dropped = new Set([
  'link',
  'vary',
  'cache-control',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'date',
  'etag',
  'content-security-policy',
])

/** What caches on the way may do with a page, and with its scripts. */
export type CacheHeaders = Record<'page' | 'start', { 'cache-control': string; vary: string }>

/** Null for an answer that is not for everybody: an error, a redirect, one that sets a cookie or forbids storing. */
export async function storePage(
  url: string,
  rendered: Rendered,
  caches: CacheHeaders,
): Promise<{ page: StoredPage; start: (StoredPage & { path: string }) | null } | null> {
  const { status, headers, body } = rendered
  if (status !== 200 || headers['set-cookie'] !== undefined) return null
  const policy = headers['content-security-policy'] ?? ''
  const isHtml = String(headers['content-type']).startsWith('text/html')
  const frozen = isHtml
    ? freezePage(body.toString('utf8'), { policy, url })
    : { html: body, policy: storedPolicy(policy), start: null }
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || dropped.has(name) ? [] : [[name, String(value)]],
  )
  const fonts = fontPreloads(String(headers.link ?? ''))
  if (fonts !== '') kept.push(['link', fonts])
  if (frozen.policy !== '') kept.push(['content-security-policy', frozen.policy])
  if (frozen.start !== null) kept.push(['speculation-rules', '"/speculation-rules.json"'])
  const start =
    frozen.start === null ? null : await storeStart(frozen.start, [...kept, ...Object.entries(caches.start)])
  const page = await pack(Buffer.from(frozen.html), [...kept, ...Object.entries(caches.page)])
  return { page, start }
}

/** Of Next's preloads only the fonts, without the nonce: style sheets are in the head anyway, and scripts wait. */
function fontPreloads(link: string): string {
  return link
    .split(/,\s*(?=<)/)
    .filter((part) => part.includes('as="font"'))
    .map((part) => part.replace(/;\s*nonce="[^"]*"/, ''))
    .join(', ')
}

async function storeStart({ path, body }: StartScript, of: [string, string][]) {
  const shared = of.filter(([name]) => name !== 'content-type' && name !== 'content-security-policy')
  const headers: [string, string][] = [...shared, ['content-type', 'text/javascript; charset=utf-8']]
  return { path, ...(await pack(Buffer.from(body), headers)) }
}

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)

async function pack(identity: Buffer, headers: [string, string][]): Promise<StoredPage> {
  const [gzipped, br] = await Promise.all([
    compressGzip(identity, { level: 9 }),
    // 20 ms in a thread of its own, once a render: a tenth fewer bytes for each reader than the next quality below.
    compressBrotli(identity, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length },
    }),
  ])
  const bodies = { br, gzip: gzipped, identity }
  const etag = createHash('sha256').update(identity).digest('base64url').slice(0, 27)
  const bytes = encodings.reduce((sum, encoding) => sum + bodies[encoding].length, 0)
  return { headers, bodies, etag, bytes }
}
