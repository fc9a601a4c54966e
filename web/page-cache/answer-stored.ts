import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodings, type Encoding, type StoredPage } from './store-page'

export type StoredAnswer = {
  page: StoredPage
  /** RFC 9211: says where an answer came from, when somebody asks why a page was slow. */
  status: string
  isStopping: boolean
}

/** Answers from stored bytes: 304 if the reader has them, in the best encoding that the browser takes. */
export function answerStored(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { page, status, isStopping }: StoredAnswer,
): void {
  const encoding = chooseEncoding(headers['accept-encoding'])
  const { whole, unchanged } = headsOf(page, encoding, status)
  const close = isStopping ? ['connection', 'close'] : null
  if (isKnown(headers['if-none-match'], page.etag)) {
    response.writeHead(304, close === null ? unchanged : [...unchanged, ...close]).end()
    return
  }
  response.writeHead(200, close === null ? whole : [...whole, ...close])
  response.end(method === 'HEAD' ? undefined : page.bodies[encoding])
}

/** The headers of an answer as `writeHead` takes them: with the body, and without it for 304. */
type Heads = { whole: string[]; unchanged: string[] }

/** Written once for a page, an encoding and a status, and not for each reader. */
const written = new WeakMap<StoredPage, Record<Encoding, Map<string, Heads>>>()

function headsOf(page: StoredPage, encoding: Encoding, status: string): Heads {
  let ofPage = written.get(page)
  if (ofPage === undefined) {
    ofPage = { br: new Map(), gzip: new Map(), identity: new Map() }
    written.set(page, ofPage)
  }
  const known = ofPage[encoding].get(status)
  if (known !== undefined) return known
  const heads = writeHeads(page, encoding, status)
  ofPage[encoding].set(status, heads)
  return heads
}

function writeHeads({ headers, etag, bodies }: StoredPage, encoding: Encoding, status: string): Heads {
  const unchanged = [...headers.flat(), 'etag', `"${etag}${suffixes[encoding]}"`, 'cache-status', status]
  const length = ['content-length', String(bodies[encoding].length)]
  const ofBody = encoding === 'identity' ? length : ['content-encoding', encoding, ...length]
  return { whole: [...unchanged, ...ofBody], unchanged }
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
