import { headers } from 'next/headers'
import { publication } from '@/lib/publication'

/**
 * The title of a page's window. Where a form comes back without JavaScript (proxy.ts tells), it says first that
 * something is to be put right; with JavaScript the form says so itself.
 */
export async function pageTitle(title: string): Promise<string> {
  const full = title === publication.name ? title : `${title} — ${publication.name}`
  const isComingBack = (await headers()).get('x-form-came-back') === '1'
  return isComingBack ? `Error: ${full}` : full
}
