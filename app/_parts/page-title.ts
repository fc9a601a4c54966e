import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { Message } from '@/lib/languages/text'
import { publication } from '@/lib/publication'
import { requestText } from './request-text'

/**
 * The title of a page. If a form with errors comes back without JavaScript (web/pages detects it), the title says so
 * first; with JavaScript the form does that itself.
 */
export async function pageTitle(title: string): Promise<string> {
  const full = title === publication.name ? title : `${title} — ${publication.name}`
  const isComingBack = (await headers()).get('x-form-came-back') === '1'
  return isComingBack ? `${(await requestText())('Error:')} ${full}` : full
}

type GenerateMetadata = () => Promise<Metadata>

/** For `generateMetadata` of a page that has only a title. */
export const titled =
  (title: string): GenerateMetadata =>
  async () => ({ title: await pageTitle(title) })

/** For `generateMetadata` of a reader's page that search engines must not list. */
export const unlisted =
  (title: Message): GenerateMetadata =>
  async () => ({ title: await pageTitle((await requestText()).known(title)), robots: { index: false } })
