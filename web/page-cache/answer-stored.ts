import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodings, type Encoding, type StoredPage } from './store-page'

export type StoredAnswer = {
  page: StoredPage
  cacheControl: string
  vary: string
  /** RFC 9211: says where an answer came from, when somebody asks why a page was slow. */
  status: string
  isStopping: boolean
}

/** Answers from stored bytes: 304 if the reader has them, in the best encoding that the browser takes. */
export function answerStored(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { page, cacheControl, vary, status, isStopping }: StoredAnswer,
): void {
  const encoding = chooseEncoding(headers['accept-encoding'])
  const etag = `"${page.etag}${suffixes[encoding]}"`
  const head = [
    ...page.headers.flat(),
    'etag',
    etag,
    'cache-control',
    cacheControl,
    'vary',
    vary,
    'cache-status',
    status,
    ...(isStopping ? ['connection', 'close'] : []),
  ]
  if (isKnown(headers['if-none-match'], page.etag)) {
    response.writeHead(304, head).end()
    return
  }
  const body = page.bodies[encoding]
  if (encoding !== 'identity') head.push('content-encoding', encoding)
  head.push('content-length', String(body.length))
  response.writeHead(200, head).end(method === 'HEAD' ? undefined : body)
}

const suffixes: Record<Encoding, string> = { br: '-br', gzip: '-gz', identity: '' }

/** The first of ours that the header names without refusing it (`q=0`). */
function chooseEncoding(header: string | undefined): Encoding {
  const text = (header ?? '').toLowerCase()
  return encodings.find((encoding) => encoding !== 'identity' && takes(text, encoding)) ?? 'identity'
}

const patterns = {
  br: /(^|,)\s*br\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[\d.]+\s*)?(,|$)/,
  gzip: /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[\d.]+\s*)?(,|$)/,
}

function takes(text: string, encoding: 'br' | 'gzip'): boolean {
  return patterns[encoding].test(text)
}

/** If-None-Match compares weakly, and an encoding does not make a page another. */
function isKnown(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header === '*' || header.includes(`"${etag}`))
}
