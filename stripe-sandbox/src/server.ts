import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { createStripeSandbox, type StripeSandbox, type StripeSandboxOptions } from './core'

export type StripeServerOptions = Omit<StripeSandboxOptions, 'publicUrl'> & {
  /** 0 takes any free port. */
  port: number
  /** Default 127.0.0.1, because the sandbox has no secrets and no access control. */
  host?: string
  /** Its address for browsers, if that is another one. */
  publicUrl?: string
}

export type StripeServer = { url: string; sandbox: StripeSandbox; close(): Promise<void> }

/** Serves the sandbox on a port. Rejects if the port is taken (EADDRINUSE) or the state cannot be read. */
export async function startStripeServer(options: StripeServerOptions): Promise<StripeServer> {
  const { port, host = '127.0.0.1', publicUrl, ...rest } = options
  const sandbox = createStripeSandbox({ ...rest, publicUrl: publicUrl ?? `http://${host}:${port || 80}` })
  const server = createServer((request, response) => void carry(sandbox, request, response))
  try {
    const url = `http://${host}:${await listen(server, { port, host })}`
    sandbox.setPublicUrl(publicUrl ?? url)
    return { url, sandbox, close: () => close(server, sandbox) }
  } catch (error) {
    await sandbox.close()
    throw error
  }
}

function listen(server: Server, at: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : at.port)
    })
  })
}

async function close(server: Server, sandbox: StripeSandbox): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  await sandbox.close()
  server.closeAllConnections()
  await closed
}

async function carry(
  sandbox: StripeSandbox,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const answer = await sandbox.handle(requestOf(incoming))
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  } catch {
    // The request's line or host is not a valid address, or the connection is closed.
    if (!outgoing.headersSent) outgoing.writeHead(400)
    outgoing.end()
  }
}

function requestOf(incoming: IncomingMessage): Request {
  const { method = 'GET', headers, url = '/' } = incoming
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  )
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const init = {
    method,
    headers: new Headers(entries),
    // Node requires `duplex` for a streamed body; the DOM's type does not have it.
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
  }
  return new Request(`http://${headers.host ?? 'localhost'}${url}`, init)
}
