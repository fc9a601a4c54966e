import type { Metadata } from 'next'
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

type GenerateMetadata = () => Promise<Metadata>

/** For `generateMetadata` of a page that has only a title. */
export const titled =
  (title: string): GenerateMetadata =>
  async () => ({ title: await pageTitle(title) })

/** The same for a page that search engines must not list. */
export const unlisted =
  (title: string): GenerateMetadata =>
  async () => ({ title: await pageTitle(title), robots: { index: false } })
