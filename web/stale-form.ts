import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * A form that was served by an older build names an action which this build does not have; Next answers 409 in
 * plain text. A browser that posted it without JavaScript is led to a page that says so and back to the form.
 * With JavaScript (`next-action`) the page itself hears of it and says the same.
 */
export function redirectStaleForms(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'POST' || request.headers['next-action'] !== undefined) return
  if (request.url === undefined || request.url.startsWith('/api/')) return
  const back = request.url.split('?')[0] ?? '/'
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse
  const instead = (...given: unknown[]) => {
    if (response.statusCode !== 409 || response.headersSent) return end(...given)
    response.removeHeader('content-length')
    response.removeHeader('content-type')
    response.statusCode = 303
    response.setHeader('location', `/stale-form?back=${encodeURIComponent(back)}`)
    return end()
  }
  response.end = instead as typeof response.end
}
