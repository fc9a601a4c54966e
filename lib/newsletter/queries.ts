import { db } from '../db'
import { dayOf } from '../days'
import type { MailContent } from '../mail/render-mail'
import { readToken, signToken } from '../tokens'
import { footLinks, siteUrl } from '../urls'
import { editionMail } from './emails'
import { readConfirmToken } from './read-confirm-token'
import type { ConfirmLink } from './rules'

/** What a confirm link would do now. Changes nothing. */
export async function findConfirmLink(token: string, now: Date): Promise<ConfirmLink> {
  const read = readConfirmToken(token, now)
  if (!read.ok) return read.reason
  const { subscriberId, request } = read.value
  const subscriber = await db().subscriber.findUnique({ where: { id: subscriberId } })
  if (subscriber === null) return 'unknown'
  if (subscriber.state === 'unsubscribed' || request <= subscriber.withdrawnRequest) return 'expired'
  return subscriber.state === 'confirmed' ? 'confirmed' : 'ready'
}

export async function findUnsubscribeLink(
  token: string,
  now: Date,
): Promise<'ready' | 'unsubscribed' | 'unknown'> {
  const read = readToken('unsubscribe', token, now)
  if (!read.ok) return 'unknown'
  const subscriber = await db().subscriber.findUnique({ where: { id: read.value }, select: { state: true } })
  if (subscriber === null) return 'unknown'
  return subscriber.state === 'unsubscribed' ? 'unsubscribed' : 'ready'
}

/** How an address stands with the newsletter; `token` opens its unsubscribe link. */
export type SubscriptionView = { state: 'unconfirmed' | 'confirmed' | 'unsubscribed'; token: string }

export async function findSubscription(email: string): Promise<SubscriptionView | null> {
  const subscriber = await db().subscriber.findUnique({ where: { email }, select: { id: true, state: true } })
  if (subscriber === null) return null
  return { state: subscriber.state, token: signToken('unsubscribe', { subject: subscriber.id }) }
}

export type EditionView = { number: number } & MailContent

/** The newest edition, rendered by the code that mails it; its unsubscribe link leads to the sign-up page. */
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
    supportUrl: siteUrl('/donate', { placement: 'newsletter' }),
  })
  return { number, ...content }
}
