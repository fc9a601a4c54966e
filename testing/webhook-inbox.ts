import { createServer } from 'node:http'

/** One delivery as it was received, as the product's webhook route would read it. */
export type Delivery = { type: string; body: string; signature: string }

export type WebhookInbox = {
  url: string
  deliveries: Delivery[]
  /** Waits for the first delivery of that event type. @throws after `withinMs` (5,000) */
  waitFor: (type: string, withinMs?: number) => Promise<Delivery>
  stop: () => Promise<void>
}

/** Takes the place of the product's webhook route: keeps what Stripe sends, signature included, and answers 200. */
export async function startWebhookInbox(): Promise<WebhookInbox> {
  const deliveries: Delivery[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { type } = JSON.parse(body) as { type: string }
      deliveries.push({ type, body, signature: String(request.headers['stripe-signature']) })
      response.writeHead(200).end()
      for (const look of waiting) look()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The webhook inbox has no port')

  const waitFor = (type: string, withinMs = 60_000) =>
    new Promise<Delivery>((resolve, reject) => {
      const tooLate = setTimeout(() => {
        waiting.delete(look)
        const came = deliveries.map((delivery) => delivery.type).join(', ') || 'none'
        reject(new Error(`No ${type} within ${withinMs} ms. Received: ${came}`))
      }, withinMs)
      function look() {
        const found = deliveries.find((delivery) => delivery.type === type)
        if (found === undefined) return
        clearTimeout(tooLate)
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${address.port}/`, deliveries, waitFor, stop }
}
