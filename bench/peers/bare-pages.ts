import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The peer of `npm run bench -- pages`: a bare server that sends one page from memory, in a process of its own. It
// replies `{ url }`, and then gets `{ head, body }`, the body in base64.

type Page = { head: [string, string][]; body: string }

let [head, body]: [string[], Buffer] = [[], Buffer.alloc(0)]

const server = createServer((_request, response) => {
  response.writeHead(200, head).end(body)
})
server.keepAliveTimeout = 75_000

process.on('message', (page: Page) => {
  head = page.head.flat()
  body = Buffer.from(page.body, 'base64')
  process.send?.({ isReady: true })
})
process.once('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
