import { db } from '../db'
import { renderBody } from './render-body'
import { compareSections } from './rules'

export type ArticleTeaser = {
  slug: string
  section: string
  headline: string
  standfirst: string
  illustration: string | null
  illustrationAlt: string | null
  publishedAt: Date
}

export type ArticleView = ArticleTeaser & {
  byline: string
  bodyHtml: string
  isSensitive: boolean
  updatedAt: Date
  /** The published correction notes, oldest first. */
  corrections: { note: string; at: Date }[]
}

const teaser = {
  slug: true,
  section: true,
  headline: true,
  standfirst: true,
  illustration: true,
  illustrationAlt: true,
  publishedAt: true,
} as const

const newestFirst = { publishedAt: 'desc' } as const

export async function findArticle(slug: string): Promise<ArticleView | null> {
  const article = await db().article.findUnique({
    where: { slug },
    include: { versions: { where: { note: { not: null } }, orderBy: { version: 'asc' } } },
  })
  if (article === null) return null
  const { bodyMarkdown, versions, ...view } = article
  const corrections = versions.map(({ note, at }) => ({ note: note ?? '', at }))
  return { ...view, bodyHtml: renderBody(bodyMarkdown), corrections }
}

/** Cheaper than reading the article, for callers that only need to know. */
export async function hasArticle(slug: string): Promise<boolean> {
  return (await db().article.findUnique({ where: { slug }, select: { id: true } })) !== null
}

export function listFrontPage(): Promise<ArticleTeaser[]> {
  return db().article.findMany({ select: teaser, orderBy: newestFirst, take: 24 })
}

/** The four newest other articles, those of the same section first. */
export async function listReadMore(slug: string): Promise<ArticleTeaser[]> {
  const current = await db().article.findUnique({ where: { slug }, select: { section: true } })
  const newest = await db().article.findMany({
    select: teaser,
    where: { slug: { not: slug } },
    orderBy: newestFirst,
    take: 24,
  })
  const isNear = (other: ArticleTeaser) => other.section === current?.section
  return [...newest.filter(isNear), ...newest.filter((other) => !isNear(other))].slice(0, 4)
}

export function listSection(section: string): Promise<ArticleTeaser[]> {
  return db().article.findMany({ select: teaser, where: { section }, orderBy: newestFirst, take: 50 })
}

export async function listSections(): Promise<string[]> {
  const rows = await db().article.groupBy({ by: ['section'] })
  return rows.map(({ section }) => section).sort(compareSections)
}

export type ArticleListing = Pick<ArticleTeaser, 'slug' | 'headline' | 'standfirst' | 'publishedAt'> & {
  updatedAt: Date
}

/** Newest first, for the sitemap and the feed. */
export function listAllArticles(): Promise<ArticleListing[]> {
  return db().article.findMany({
    select: { slug: true, headline: true, standfirst: true, publishedAt: true, updatedAt: true },
    orderBy: newestFirst,
  })
}
