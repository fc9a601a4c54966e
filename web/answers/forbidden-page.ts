import type { IncomingMessage } from 'node:http'
import { plainPage } from './plain-page'
import type { Replacement } from './replace-answer'

/**
 * For a 403 at the desk, Next sends an empty page and lets a script fill in the text. A browser that asked for a page
 * gets the text itself.
 */
export function forbiddenPage(request: IncomingMessage, status: number): Replacement | null {
  const isDesk = /^\/staff([/?]|$)/.test(request.url ?? '')
  if (status !== 403 || !isDesk || !request.headers.accept?.includes('text/html')) return null
  return plainPage(request, {
    status,
    title: 'Not allowed',
    heading: 'You do not have access to this page',
    body: `<p>Your role does not include this page. If it should, ask an administrator. The audit log records what staff were refused.</p>
<p><a href="/staff">Go to the desk</a> or <a href="/">go to the front page</a></p>`,
  })
}
