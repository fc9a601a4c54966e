import type { ServerResponse } from 'node:http'

/** Adds the headers that every response has, whatever wrote it. */
export function completeHead(response: ServerResponse, isStopping: () => boolean): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => unknown
  response.writeHead = ((...given: unknown[]) => {
    // Build files and refusals have no headers of a page (pages/page-headers.ts).
    if (!response.hasHeader('x-content-type-options')) response.setHeader('X-Content-Type-Options', 'nosniff')
    // A load balancer that kept the connection would send its next request to a stopped process.
    if (isStopping()) response.setHeader('Connection', 'close')
    return writeHead(...given)
  }) as typeof response.writeHead
}
