import type { IncomingMessage } from 'node:http'
import type { Replacement } from './replace-answer'

/**
 * A form that was served by an older build names an action which this build does not have; Next answers 409 in
 * plain text. A browser that posted it without JavaScript is led to a page that says so and back to the form.
 * With JavaScript (`next-action`) the page itself hears of it and says the same.
 */
export function staleForm(
  { method, headers, url = '/' }: IncomingMessage,
  status: number,
): Replacement | null {
  const isPlainForm = method === 'POST' && headers['next-action'] === undefined && !url.startsWith('/api/')
  if (status !== 409 || !isPlainForm) return null
  const back = encodeURIComponent(url.split('?')[0] ?? '/')
  return { status: 303, headers: { location: `/stale-form?back=${back}` }, body: '' }
}
