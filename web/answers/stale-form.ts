import type { IncomingMessage } from 'node:http'
import { inLanguage } from '@/lib/languages/rules'
import type { Replacement } from './replace-answer'
import { languageOf } from '../requests/take-language'

/**
 * A form from an older build names an action that this build lacks; Next answers 409 in plain text. We send a browser
 * without JavaScript to a page that explains it and links back to the form. With JavaScript (`next-action`) the page
 * itself handles the 409 and says the same.
 */
export function staleForm(request: IncomingMessage, status: number): Replacement | null {
  const { method, headers, url = '/' } = request
  const isPlainForm = method === 'POST' && headers['next-action'] === undefined && !url.startsWith('/api/')
  if (status !== 409 || !isPlainForm) return null
  const language = languageOf(request)
  const back = encodeURIComponent(inLanguage(language, url.split('?')[0] ?? '/'))
  const location = inLanguage(language, `/stale-form?back=${back}`)
  return { status: 303, headers: { location }, body: '' }
}
