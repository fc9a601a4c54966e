import type { IncomingMessage } from 'node:http'

/** A sender that is cut off while it sends may never see our answer, so we receive and discard a little more. */
const mostDropped = 8 * 1024 * 1024

/**
 * The body of a request or null if it is larger than `mostBytes`; never keeps more than that.
 * @throws if the sender disconnects before the end
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  let chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size <= mostBytes) chunks.push(chunk)
    else chunks = []
    if (size > mostDropped) break
  }
  return size > mostBytes ? null : Buffer.concat(chunks)
}
