import type { IncomingMessage, ServerResponse } from 'node:http'
import { inSpan, tracing } from '@/lib/tracing'
import { readRoutes, type RouteOf } from './read-routes'

type Serve = (request: IncomingMessage, response: ServerResponse) => void

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Makes a span of each request with its method, the pattern of its route and its status, and nothing else. Health checks
 * and the scripts and styles of pages get no span, because they would hide the rest. A `traceparent` that a client sends
 * is ignored: anybody could send one. Without traces it returns `serve` itself.
 */
export function traceRequests(serve: Serve, read: () => RouteOf = readRoutes): Serve {
  if (tracing() === undefined) return serve
  const routeOf = read()
  return (request, response) => {
    const { method = '', url = '' } = request
    if (/^\/(?:_next|_start|api\/health)\//.test(`${url.split('?', 1)[0]}/`)) return serve(request, response)
    const known = methods.has(method) ? method : '_OTHER'
    const route = routeOf(url)
    const span = {
      name: route === null ? known : `${known} ${route}`,
      kind: 'server' as const,
      fields: { 'http.request.method': known, ...(route !== null && { 'http.route': route }) },
    }
    void inSpan(span, async ({ add, fail }) => {
      const closed = new Promise((resolve) => response.once('close', resolve))
      serve(request, response)
      await closed
      const { statusCode, writableFinished } = response
      if (!writableFinished) return fail('connection_lost')
      add({ 'http.response.status_code': statusCode })
      if (statusCode >= 500) fail(String(statusCode))
    })
  }
}
