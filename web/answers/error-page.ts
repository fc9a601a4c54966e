import type { IncomingMessage } from 'node:http'
import { textIn } from '@/lib/languages/text'
import { plainPage } from './plain-page'
import type { Replacement } from './replace-answer'
import { languageOf } from '../requests/take-language'
import { waysOn } from './ways-on'

/**
 * When a page fails, Next sends an empty shell and leaves the words to a script, or two words of plain text.
 * Without a script a reader would see nothing, so a browser that asked for a page gets our own text: what
 * happened, and what to do next.
 */
export function failedPage(request: IncomingMessage, status: number): Replacement | null {
  if (status < 500 || !request.headers.accept?.includes('text/html')) return null
  const t = textIn(languageOf(request))
  const next =
    request.method === 'POST'
      ? t(
          'Nothing was charged, and nothing was half saved. Go back one page: your browser still has what you typed. Wait a minute, then press the button again.',
        )
      : t('Please load this page again in a minute.')
  return plainPage(request, {
    status,
    title: t('Something went wrong'),
    heading: t('Something went wrong on our side'),
    body: `<p>${next}</p>
${waysOn(t)}`,
  })
}
