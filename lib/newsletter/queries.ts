import { db } from '../db'
import { addDays, dayOf, dayOfDate, instantOn, type Day } from '../days'
import type { Language } from '../languages/rules'
import { maskAddress } from '../addresses/mask-address'
import { readToken, signToken } from '../secrets/tokens'
import { readConfirmToken, splitConfirmSubject } from './confirmation/read-confirm-token'
import { findByLink, isRetiredLink, linkOf } from './links/reader-link'
import { addressChangeDays, mayReaderEnd, standingOf, type AddressSide, type ConfirmLink } from './rules'

/** The state of a confirm link. Changes nothing. */
export async function findConfirmLink(token: string, now: Date): Promise<ConfirmLink> {
  const read = readConfirmToken(token, now)
  if (!read.ok) return read.reason
  const { subscriberId, request } = read.value
  const subscriber = await db().subscriber.findUnique({ where: { id: subscriberId } })
  if (subscriber === null) return 'unknown'
  if (subscriber.state === 'unsubscribed' || request <= subscriber.withdrawnRequest) return 'expired'
  const isStopped = subscriber.suppressedReason !== null && mayReaderEnd(subscriber.suppressedReason)
  return subscriber.state === 'confirmed' && !isStopped ? 'confirmed' : 'ready'
}

export async function findUnsubscribeLink(
  token: string,
  now: Date,
): Promise<'ready' | 'unsubscribed' | 'moved' | 'unknown'> {
  const read = readToken('unsubscribe', token, now)
  if (!read.ok) return 'unknown'
  const id = await findByLink(db(), read.value)
  if (id === null) return (await isRetiredLink(db(), read.value)) ? 'moved' : 'unknown'
  const subscriber = await db().subscriber.findUnique({ where: { id }, select: { state: true } })
  if (subscriber === null) return 'unknown'
  return subscriber.state === 'unsubscribed' ? 'unsubscribed' : 'ready'
}

/** The subscription state of an address. */
export type SubscriptionView = { state: 'unconfirmed' | 'confirmed' | 'unsubscribed' }

export function findSubscription(email: string): Promise<SubscriptionView | null> {
  return db().subscriber.findUnique({ where: { email }, select: { state: true } })
}

/** What anybody with a preferences link may see. The link can be forwarded, so every address is masked. */
export type PreferencesView = {
  maskedEmail: string
  /** 'stopped' if mail to the address bounced, or its owner complained. */
  standing: 'subscribed' | 'unconfirmed' | 'unsubscribed' | 'stopped'
  /** The first day on which an edition may come again; null if nothing is paused. */
  pausedUntil: Day | null
  /** The new address, masked, while a change of address is waiting for both mailboxes. */
  movingTo: string | null
  /** The language of our mails. */
  language: Language
  unsubscribeToken: string
}

/** Why a link opens no preferences: it is from the mailbox that its reader has left, or unknown. */
export async function explainNoPreferences(token: string, now: Date): Promise<'moved' | 'unknown'> {
  const read = readToken('preferences', token, now)
  return read.ok && (await isRetiredLink(db(), read.value)) ? 'moved' : 'unknown'
}

export async function findPreferences(token: string, now: Date): Promise<PreferencesView | null> {
  const read = readToken('preferences', token, now)
  if (!read.ok) return null
  const subscriberId = await findByLink(db(), read.value)
  if (subscriberId === null) return null
  // Before the subscriber: a worker that carries it out meanwhile has then written the change.
  const asked = await findAskedChange(read.value)
  const subscriber = await db().subscriber.findUnique({
    where: { id: subscriberId },
    include: { addressChanges: { orderBy: { number: 'desc' }, take: 1 } },
  })
  if (subscriber === null) return null
  const { email, state, suppressedAt, addressChanges } = subscriber
  const pausedUntil = subscriber.pausedUntil === null ? null : dayOfDate(subscriber.pausedUntil)
  const [change] = addressChanges
  const isMoving = change?.doneAt === null && change.askedAt > openSince(now) && change.oldEmail === email
  const newEmail = asked ?? (isMoving ? change.newEmail : email)
  return {
    maskedEmail: maskAddress(email),
    standing: suppressedAt !== null ? 'stopped' : state === 'confirmed' ? 'subscribed' : state,
    pausedUntil: pausedUntil !== null && pausedUntil > dayOf(now) ? pausedUntil : null,
    movingTo: newEmail === email ? null : maskAddress(newEmail),
    language: subscriber.language,
    unsubscribeToken: signToken('unsubscribe', { subject: linkOf(subscriber) }),
  }
}

/** The new address of a form that the worker has not carried out yet. */
async function findAskedChange(link: string): Promise<string | null> {
  const [asked] = await db().$queryRaw<{ email: string }[]>`
    select content->>'email' as email from address_requests
     where kind = 'email-change' and content->>'link' = ${link}
     order by created_at desc limit 1`
  return asked?.email ?? null
}

/** Changes of address that were requested before this have expired. */
function openSince(now: Date): Date {
  return instantOn(addDays(dayOf(now), -addressChangeDays))
}

export type AddressLinkView =
  | { state: 'ready' | 'waiting' | 'done' | 'taken' | 'over'; oldEmail: string; newEmail: string }
  | { state: 'unknown' }

/** The state of one of the two links of a change of address; both addresses are masked. Changes nothing. */
export async function findAddressLink(side: AddressSide, token: string, now: Date): Promise<AddressLinkView> {
  const read = readToken(side, token, now)
  if (!read.ok && read.reason === 'unknown') return { state: 'unknown' }
  const { subscriberId, request: number } = splitConfirmSubject(read.ok ? read.value : read.subject)
  const change = await db().addressChange.findUnique({
    where: { subscriberId_number: { subscriberId, number } },
    include: { subscriber: { include: { addressChanges: { where: { number: { gt: number } } } } } },
  })
  if (change === null) return { state: 'unknown' }
  const { subscriber, oldEmail, newEmail } = change
  const isCurrent =
    subscriber.addressChanges.length === 0 &&
    subscriber.state === 'confirmed' &&
    subscriber.email === oldEmail
  return {
    state: standingOf(side, { ...change, isCurrent, isExpired: !read.ok }),
    oldEmail: maskAddress(oldEmail),
    newEmail: maskAddress(newEmail),
  }
}
