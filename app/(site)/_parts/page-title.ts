import { headers } from 'next/headers'
import { publication } from '@/lib/publication'

/**
 * The title of a page's window. A form that comes back without JavaScript is a POST whose answer is this page,
 * because what succeeds redirects; then the title says first that something is to be put right.
 */
export async function pageTitle(title: string): Promise<string> {
  const full = title === publication.name ? title : `${title} — ${publication.name}`
  return (await isFormComingBack()) ? `Error: ${full}` : full
}

async function isFormComingBack(): Promise<boolean> {
  const sent = await headers()
  return (sent.get('content-type') ?? '').startsWith('multipart/form-data') && !sent.has('next-action')
}
