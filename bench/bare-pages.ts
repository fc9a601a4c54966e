import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

// The peer of `npm run bench -- pages`: a bare server that sends one page from memory, in a process of its own. It gets
// `{ head, body }` (base64), and replies `{ url }`; the mark of the body is all that it knows of HTTP.

type Page = { head: [string, string][]; body: string }

process.once('message', ({ head, body }: Page) => {
  const bytes = Buffer.from(body, 'base64')
  const flat = head.flat()
  const server = createServer((_request: IncomingMessage, response) => {
    response.writeHead(200, flat).end(bytes)
  })
  server.keepAliveTimeout = 75_000
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  })
})
process.once('disconnect', () => process.exit())
process.send?.({ ready: true })
