import type { IncomingMessage } from 'node:http'
import type { Replacement } from './replace-answer'

/**
 * A form from an older build names an action that this build lacks; Next answers 409 in plain text. We send a browser
 * without JavaScript to a page that explains it and links back to the form. With JavaScript (`next-action`) the page
 * itself handles the 409 and says the same.
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
