import { headers } from 'next/headers'
import { publication } from '@/lib/publication'

/**
 * The title of a page. If a form with errors comes back without JavaScript (proxy.ts detects it), the title says so
 * first; with JavaScript the form does that itself.
 */
export async function pageTitle(title: string): Promise<string> {
  const full = title === publication.name ? title : `${title} — ${publication.name}`
  const isComingBack = (await headers()).get('x-form-came-back') === '1'
  return isComingBack ? `Error: ${full}` : full
}
