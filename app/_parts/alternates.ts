import type { Metadata } from 'next'
import { inLanguage, type Language } from '@/lib/languages/rules'
import { publication } from '@/lib/publication'
import { requestLanguage } from './request-text'

type Alternates = NonNullable<Metadata['alternates']>

/** A page's address in its own language, and those of its translations, for search engines (hreflang). */
export async function alternatesOf(
  path: `/${string}`,
  more: Pick<Alternates, 'types'> = {},
): Promise<Alternates> {
  const canonical = inLanguage(await requestLanguage(), path)
  const offered: readonly Language[] = publication.languages
  if (offered.length === 1) return { canonical, ...more }
  const languages: Record<string, string> = { 'x-default': path }
  for (const language of offered) languages[language] = inLanguage(language, path)
  return { canonical, ...more, languages }
}
