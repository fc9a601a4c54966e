import type { MetadataRoute } from 'next'
import { inLanguage } from '@/lib/languages/rules'
import { publication } from '@/lib/publication'
import { siteUrl } from '@/lib/urls'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  const staleForms = publication.languages.map((language) => inLanguage(language, '/stale-form'))
  return {
    rules: { userAgent: '*', disallow: ['/api/', ...staleForms] },
    sitemap: siteUrl('/sitemap.xml'),
  }
}
