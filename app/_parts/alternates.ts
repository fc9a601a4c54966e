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
  const languages = translationsOf(path)
  return languages === null ? { canonical, ...more } : { canonical, ...more, languages }
}

/** The address of a page in each language; null where the publication offers only one. */
export function translationsOf(path: string): Record<Language | 'x-default', string> | null {
  const offered: readonly Language[] = publication.languages
  if (offered.length === 1) return null
  const addresses = offered.map((language) => [language, inLanguage(language, path)])
  return { 'x-default': path, ...(Object.fromEntries(addresses) as Record<Language, string>) }
}
