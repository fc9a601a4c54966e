import type { IncomingMessage } from 'node:http'
import { plainPage } from './plain-page'
import type { Replacement } from './replace-answer'

/**
 * Where the desk says no (403), Next sends an empty shell and leaves the words to a script. A browser that asked
 * for a page gets the words themselves.
 */
export function forbiddenPage(request: IncomingMessage, status: number): Replacement | null {
  const isDesk = /^\/staff([/?]|$)/.test(request.url ?? '')
  if (status !== 403 || !isDesk || !request.headers.accept?.includes('text/html')) return null
  return plainPage(request, {
    status,
    title: 'Not allowed',
    heading: 'This is not yours to open',
    body: `<p>Your role does not include it. If it should, ask an administrator. The audit log records what staff were refused.</p>
<p><a href="/staff">Go to the desk</a> or <a href="/">read the paper</a></p>`,
  })
}
