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
  const { lasting, ofBody } = headsOf(page)[encoding]
  const head = [...lasting, 'cache-control', cacheControl, 'vary', vary, 'cache-status', status]
  if (isStopping) head.push('connection', 'close')
  if (isKnown(headers['if-none-match'], page.etag)) {
    response.writeHead(304, head).end()
    return
  }
  head.push(...ofBody)
  response.writeHead(200, head).end(method === 'HEAD' ? undefined : page.bodies[encoding])
}

type Heads = Record<Encoding, { lasting: string[]; ofBody: string[] }>

/** The headers that a page has in each answer, as `writeHead` takes them: written once, not for each reader. */
const written = new WeakMap<StoredPage, Heads>()

function headsOf(page: StoredPage): Heads {
  const known = written.get(page)
  if (known !== undefined) return known
  const heads = { br: headOf(page, 'br'), gzip: headOf(page, 'gzip'), identity: headOf(page, 'identity') }
  written.set(page, heads)
  return heads
}

function headOf({ headers, etag, bodies }: StoredPage, encoding: Encoding): Heads[Encoding] {
  const length = ['content-length', String(bodies[encoding].length)]
  return {
    lasting: [...headers.flat(), 'etag', `"${etag}${suffixes[encoding]}"`],
    ofBody: encoding === 'identity' ? length : ['content-encoding', encoding, ...length],
  }
}

const suffixes: Record<Encoding, string> = { br: '-br', gzip: '-gz', identity: '' }

/** Browsers send few different headers. A client that sends a new one each time must not fill the memory. */
const chosen = new Map<string, Encoding>()
const mostChosen = 100

/** The first of ours that the header names without refusing it (`q=0`). */
function chooseEncoding(header = ''): Encoding {
  const known = chosen.get(header)
  if (known !== undefined) return known
  const text = header.toLowerCase()
  const encoding = encodings.find((each) => each !== 'identity' && takes(text, each)) ?? 'identity'
  if (chosen.size < mostChosen) chosen.set(header, encoding)
  return encoding
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
