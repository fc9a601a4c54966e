import { randomUUID } from 'node:crypto'
import { db } from '../lib/db'
import { approveEdition } from '../lib/editions/approve-edition'
import { draftEdition } from '../lib/editions/draft-edition'
import { findEditionForDesk } from '../lib/editions/queries'
import type { SavedEdition } from '../lib/editions/save-edition'
import { submitEdition } from '../lib/editions/submit-edition'
import type { Role } from '../lib/staff/rules'

/** An empty paper, without staff, subscribers, editions or mail. */
export async function emptyPaper(): Promise<void> {
  await db().editionItem.deleteMany()
  await db().edition.deleteMany()
  await db().article.deleteMany()
  await db().user.deleteMany()
  await db().delivery.deleteMany()
  await db().mail.deleteMany()
  await db().$executeRaw`truncate subscribers cascade`
}

/** An account of somebody who works at the desk. */
export async function staffMember(email: string, role: Role, now: Date): Promise<string> {
  const { id } = await db().user.create({ data: { email, role, createdAt: now } })
  return id
}

/** So many articles, the newest an hour old; each with a headline of its own. */
export async function publishArticles(count: number, now: Date): Promise<string[]> {
  const articles = Array.from({ length: count }, (_, index) => {
    const id = randomUUID()
    const publishedAt = new Date(now.getTime() - (index + 1) * 3_600_000)
    const words = { section: 'Features', byline: 'A Reporter', bodyMarkdown: 'It **rises**.' }
    const [headline, standfirst] = [`Story ${id.slice(0, 8)}`, `What ${id.slice(0, 8)} is about.`]
    return { id, slug: `story-${id}`, headline, standfirst, ...words, publishedAt, updatedAt: publishedAt }
  })
  await db().article.createMany({ data: articles })
  return articles.map(({ id }) => id)
}

/** Somebody who has confirmed, unless `changed` says otherwise. */
export async function subscriber(email: string, now: Date, changed: object = {}): Promise<string> {
  const { id } = await db().subscriber.create({
    data: { email, state: 'confirmed', requestedAt: now, confirmedAt: now, ...changed },
  })
  return id
}

/** The coming edition, drafted, handed in by one and approved by another. @returns its number */
export async function approvedEdition({ by, second }: { by: string; second: string }, now: Date) {
  const number = await submittedEdition(by, now)
  const approved = await approveEdition({ number, revision: 0, staffId: second }, now)
  if (!approved.ok) throw new Error(`It was not approved: ${JSON.stringify(approved)}`)
  return number
}

export async function submittedEdition(by: string, now: Date): Promise<number> {
  await publishArticles(7, now)
  if ((await draftEdition(now)) !== 1) throw new Error('No draft was made.')
  const { number } = await db().edition.findFirstOrThrow({ orderBy: { number: 'desc' } })
  const submitted = await submitEdition({ number, revision: 0, staffId: by }, now)
  if (!submitted.ok) throw new Error(`It was not handed in: ${JSON.stringify(submitted)}`)
  return number
}

/** The week's draft as an editor has it before them. */
export async function openedDraft(
  { by, articles = 7 }: { by: string; articles?: number },
  now: Date,
): Promise<SavedEdition> {
  await publishArticles(articles, now)
  await draftEdition(now)
  const { number } = await db().edition.findFirstOrThrow({ orderBy: { number: 'desc' } })
  const edition = await findEditionForDesk(number)
  if (edition === null) throw new Error('It is not there.')
  const { subject, preheader, openingNote, revision } = edition
  const items = edition.items.map(({ articleId, blurb }) => ({ articleId, blurb }))
  return { number, subject, preheader, openingNote, revision, items, staffId: by }
}
