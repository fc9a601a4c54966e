import { listAllArticles, type ArticleListing } from '@/lib/articles/queries'
import { publication } from '@/lib/publication'
import { siteUrl } from '@/lib/urls'

const newest = 30

/** RSS 2.0, newest first. */
export async function GET(): Promise<Response> {
  const articles = (await listAllArticles()).slice(0, newest)
  return new Response(channel(articles), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
  })
}

function channel(articles: ArticleListing[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${escapeXml(publication.name)}</title>`,
    `<link>${escapeXml(siteUrl('/'))}</link>`,
    `<atom:link href="${escapeXml(siteUrl('/feed.xml'))}" rel="self" type="application/rss+xml"/>`,
    `<description>${escapeXml(publication.description)}</description>`,
    `<language>${publication.language}</language>`,
    ...articles.map(item),
    '</channel>',
    '</rss>',
  ].join('\n')
}

function item({ slug, headline, standfirst, publishedAt }: ArticleListing): string {
  const link = escapeXml(siteUrl(`/articles/${slug}`))
  return [
    '<item>',
    `<title>${escapeXml(headline)}</title>`,
    `<link>${link}</link>`,
    `<guid isPermaLink="true">${link}</guid>`,
    `<pubDate>${publishedAt.toUTCString()}</pubDate>`,
    `<description>${escapeXml(standfirst)}</description>`,
    '</item>',
  ].join('\n')
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  }
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
