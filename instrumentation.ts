import type { Instrumentation } from 'next'
import { log } from './lib/log'

/**
 * Logs an error while a page is rendered. Names the route, not the URL: a URL may contain a token, or text that
 * somebody wants to plant in the log.
 */
export const onRequestError: Instrumentation.onRequestError = (
  error,
  { method },
  { routePath, routeType },
) => {
  log.error('web.request_failed', error, { method, route: routePath, kind: routeType })
}
