import { publication } from '@/lib/publication'

export type Feed = {
  title: string
  /** The page that the feed is about, and the feed's own URL. */
  page: string
  feed: string
  description: string
  items: FeedItem[]
}

type FeedItem = { title: string; link: string; summary: string; at: Date; html?: string }

/** RSS 2.0. */
export function answerFeed(feed: Feed): Response {
  return new Response(channel(feed), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
  })
}

function channel({ title, page, feed, description, items }: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">',
    '<channel>',
    `<title>${escapeXml(title)}</title>`,
    `<link>${escapeXml(page)}</link>`,
    `<atom:link href="${escapeXml(feed)}" rel="self" type="application/rss+xml"/>`,
    `<description>${escapeXml(description)}</description>`,
    `<language>${publication.language}</language>`,
    ...items.map(item),
    '</channel>',
    '</rss>',
  ].join('\n')
}

function item({ title, link, summary, at, html }: FeedItem): string {
  const address = escapeXml(link)
  return [
    '<item>',
    `<title>${escapeXml(title)}</title>`,
    `<link>${address}</link>`,
    `<guid isPermaLink="true">${address}</guid>`,
    `<pubDate>${at.toUTCString()}</pubDate>`,
    `<description>${escapeXml(summary)}</description>`,
    ...(html === undefined ? [] : [`<content:encoded>${escapeXml(html)}</content:encoded>`]),
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
