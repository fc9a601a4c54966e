import { db } from '../db'
import { readToken, signToken } from '../tokens'
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
