import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'

/** More connections than that are closed as they come: each takes memory, also where nothing comes of it. */
const mostConnections = 2_000

/** A server whose connections cannot be held for nothing, before the first request reaches it. */
export function openServer(): Server {
  const server = createServer({
    // Headers come in a moment. A whole request may take as long as a file of subscribers; forms have less (receive-body.ts).
    headersTimeout: 15_000,
    requestTimeout: 30 * 60_000,
    connectionsCheckingInterval: 5_000,
    // Longer than balancers keep theirs (60 s at AWS, nginx and Caddy less), so that it is never we who close one they use.
    keepAliveTimeout: 75_000,
    maxHeaderSize: 16 * 1024,
  })
  server.maxConnections = mostConnections
  // Nothing moved on it for five minutes, in either direction.
  server.timeout = 5 * 60_000
  server.on('clientError', answerUnreadable)
  return server
}

/** What is not HTTP, or too large in its head, never becomes a request. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = statusLines[error.code ?? ''] ?? '400 Bad Request'
  const body = `${status.slice(4)}\n`
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
}

const statusLines: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}
