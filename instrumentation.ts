import type { Instrumentation } from 'next'
import { log } from './lib/log'

/**
 * What fails while a page is made. The route is named, not the address: an address may hold a token, or what somebody
 * wants to see in a log.
 */
export const onRequestError: Instrumentation.onRequestError = (
  error,
  { method },
  { routePath, routeType },
) => {
  log.error('web.request_failed', error, { method, route: routePath, kind: routeType })
}
