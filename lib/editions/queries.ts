import { db } from '../db'
import { dayOf } from '../days'
import type { MailContent } from '../mail/render-mail'
import { footLinks, siteUrl } from '../urls'
import { editionMail } from './emails'

export type EditionView = { number: number } & MailContent

/** The newest edition, rendered by the code that mails it; its reader's links lead to the sign-up page. */
export async function findLatestEdition(): Promise<EditionView | null> {
  const edition = await db().edition.findFirst({
    orderBy: { number: 'desc' },
    include: { items: { orderBy: { position: 'asc' }, include: { article: true } } },
  })
  if (edition === null) return null
  const { number, subject, preheader, openingNote } = edition
  const items = edition.items.map(({ blurb, article }) => ({
    headline: article.headline,
    section: article.section,
    blurb,
    url: siteUrl(`/articles/${article.slug}`),
  }))
  const content = await editionMail({
    ...footLinks(),
    ...{ number, subject, preheader, openingNote, items },
    date: dayOf(edition.sendsAt),
    unsubscribeUrl: siteUrl('/newsletter'),
    oneClickUrl: siteUrl('/newsletter'),
    preferencesUrl: siteUrl('/newsletter'),
    supportUrl: siteUrl('/donate', { placement: 'newsletter' }),
  })
  return { number, ...content }
}
