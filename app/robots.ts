import type { MetadataRoute } from 'next'
import { siteUrl } from '@/lib/urls'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', disallow: ['/api/', '/stale-form'] },
    sitemap: siteUrl('/sitemap.xml'),
  }
}
