import type { ServerResponse } from 'node:http'

/** Adds the headers that every response has, whatever wrote it. */
export function completeHead(response: ServerResponse, isStopping: () => boolean): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => unknown
  response.writeHead = ((...given: unknown[]) => {
    // Files of the build pass by proxy.ts, which says it of everything else.
    if (!response.hasHeader('x-content-type-options')) response.setHeader('X-Content-Type-Options', 'nosniff')
    // A balancer that kept the connection would send its next request to a process that has gone.
    if (isStopping()) response.setHeader('Connection', 'close')
    return writeHead(...given)
  }) as typeof response.writeHead
}
