import type { ServerText } from '@/lib/languages/text'
import { publication } from '@/lib/publication'

/** The end of a plain page: whom to write to, and a way back. */
export function waysOn(t: ServerText): string {
  const { contact } = publication
  const link = `<a href="mailto:${contact}">${contact}</a>`
  return `<p>${t('If it happens again, write to {contact}.', { contact: link })}</p>
<p><a href="${t.href('/')}">${t('Go to the front page')}</a></p>`
}
