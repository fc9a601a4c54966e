import type { IncomingMessage } from 'node:http'

/**
 * The body of a request as text, or null as soon as it is known to be larger than `mostBytes`; the rest is then
 * received and dropped, so that the sender still hears our answer. @throws where the sender goes before the end
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
