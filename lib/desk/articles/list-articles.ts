import { db } from '../../db'

export type DeskArticle = {
  id: string
  slug: string
  section: string
  headline: string
  isSensitive: boolean
  publishedAt: Date
  updatedAt: Date
  version: number
  /** True while a correction is being written and is not published. */
  hasDraft: boolean
}
export type DeskDraft = {
  id: string
  headline: string
  section: string
  savedAt: Date
  savedBy: string | null
}

/** Drafts of new articles, the last saved first; and published articles, newest first, two hundred at most. */
export async function listArticles(): Promise<{ drafts: DeskDraft[]; articles: DeskArticle[] }> {
  const [drafts, articles] = await Promise.all([listDrafts(), listPublished()])
  return { drafts, articles }
}

async function listDrafts(): Promise<DeskDraft[]> {
  const drafts = await db().draft.findMany({
    where: { articleId: null },
    select: { id: true, headline: true, section: true, savedAt: true, savedBy: true },
    orderBy: { savedAt: 'desc' },
  })
  const authors = await db().user.findMany({
    where: { id: { in: drafts.map(({ savedBy }) => savedBy) } },
    select: { id: true, email: true },
  })
  const nameOf = (id: string) => authors.find((author) => author.id === id)?.email ?? null
  return drafts.map((draft) => ({ ...draft, savedBy: nameOf(draft.savedBy) }))
}

async function listPublished(): Promise<DeskArticle[]> {
  const articles = await db().article.findMany({
    select: {
      id: true,
      slug: true,
      section: true,
      headline: true,
      isSensitive: true,
      publishedAt: true,
      updatedAt: true,
      version: true,
      draft: { select: { id: true } },
    },
    orderBy: { publishedAt: 'desc' },
    take: 200,
  })
  return articles.map(({ draft, ...article }) => ({ ...article, hasDraft: draft !== null }))
}
