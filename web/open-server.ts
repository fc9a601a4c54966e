import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'

/** Connections beyond this number are closed at once: each takes memory, even without a request. */
const mostConnections = 2_000

/** Creates a server with limits on idle and slow connections, before the first request arrives. */
export function openServer(): Server {
  const server = createServer({
    // Headers must arrive quickly. A whole request may take as long as a large import file; forms have less
    // (forms/receive-body.ts).
    headersTimeout: 15_000,
    requestTimeout: 30 * 60_000,
    connectionsCheckingInterval: 5_000,
    // Longer than load balancers keep theirs (60 s at AWS, less with nginx and Caddy), so that we never close a
    // connection that one is using.
    keepAliveTimeout: 75_000,
    maxHeaderSize: 16 * 1024,
  })
  server.maxConnections = mostConnections
  // Closes a connection without traffic in either direction for five minutes.
  server.timeout = 5 * 60_000
  server.on('clientError', answerUnreadable)
  return server
}

/** Input that is not HTTP, or has too large a head, never becomes a request. */
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
