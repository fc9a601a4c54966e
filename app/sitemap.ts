import type { MetadataRoute } from 'next'
import { listAllArticles, listSections } from '@/lib/articles/queries'
import { sectionPath } from '@/lib/articles/rules'
import { listArchive } from '@/lib/editions/queries'
import { siteUrlIn } from '@/lib/languages/site-url-in'
import { publication } from '@/lib/publication'
import { translationsOf } from './_parts/alternates'

export const dynamic = 'force-dynamic'

type Page = { path: string; lastModified?: Date }

const steadyPages = [
  '/',
  '/newsletter',
  '/newsletter/preview',
  '/newsletter/archive',
  '/donate',
  '/remind-me',
  '/privacy',
] as const

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [articles, sections, editions] = await Promise.all([listAllArticles(), listSections(), listArchive()])
  const pages: Page[] = [
    ...steadyPages.map((page) => ({ path: page })),
    ...sections.map((section) => ({ path: sectionPath(section) })),
    ...articles.map(({ slug, updatedAt }) => ({
      path: `/articles/${slug}`,
      lastModified: updatedAt,
    })),
    ...editions.map(({ number, sentAt }) => ({
      path: `/newsletter/${number}`,
      lastModified: sentAt,
    })),
  ]
  return pages.flatMap(inEachLanguage)
}

/** One entry for each language; each names all of them. */
function inEachLanguage({ path, lastModified }: Page): MetadataRoute.Sitemap {
  const dated = lastModified === undefined ? {} : { lastModified }
  const translations = translationsOf(path)
  if (translations === null) return [{ url: siteUrlIn('en', path), ...dated }]
  const urls = Object.entries(translations).map(([code, address]) => [code, siteUrlIn('en', address)])
  const languages = Object.fromEntries(urls) as Record<string, string>
  return publication.languages.map((language) => ({
    url: siteUrlIn(language, path),
    ...dated,
    alternates: { languages },
  }))
}
