import {
  IncomingMessage,
  ServerResponse,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http'
import { Socket } from 'node:net'

export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A render that takes longer has failed: its database is away, or the process is stuck. */
const patienceMs = 15_000

/**
 * Lets Next answer a GET without a client: a page is stored whole, however fast a reader's connection is.
 * @throws if there is no answer in 15 s
 */
export async function renderPage(
  handle: Handle,
  { url, headers }: { url: string; headers: IncomingHttpHeaders },
): Promise<Rendered> {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'GET', url, headers, complete: true })
  request.push(null)
  const response = new CollectedResponse(request)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${url} was not rendered in ${patienceMs} ms`)), patienceMs)
  })
  try {
    await Promise.race([Promise.all([handle(request, response), response.whole]), late])
    return { status: response.statusCode, headers: response.getHeaders(), body: response.body() }
  } finally {
    clearTimeout(timer)
  }
}

/** Keeps what is written to it. */
class CollectedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = []
  readonly whole = new Promise<void>((resolve) => this.once('finish', resolve))

  override writeHead(status: number, ...given: unknown[]): this {
    this.statusCode = status
    const headers = given.find((entry) => typeof entry === 'object' && entry !== null)
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value as string)
    return this
  }

  override write(chunk: Uint8Array | string, ...given: unknown[]): boolean {
    this.#chunks.push(Buffer.from(chunk as string))
    callLast(given)
    return true
  }

  override end(...given: unknown[]): this {
    const [chunk] = given
    if (typeof chunk === 'string' || chunk instanceof Uint8Array)
      this.#chunks.push(Buffer.from(chunk as string))
    callLast(given)
    this.emit('finish')
    this.emit('close')
    return this
  }

  override flushHeaders(): void {
    // There is nobody to send them to yet.
  }

  body(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}

function callLast(given: unknown[]): void {
  const last = given.at(-1)
  if (typeof last === 'function') (last as () => void)()
}
