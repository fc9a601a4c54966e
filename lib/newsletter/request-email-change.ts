import { inTransaction, type Queryable } from '../db'
import { addDays, dayOf, instantOn } from '../days'
import { isDisposable } from '../disposable-address'
import { maskAddress } from '../mask-address'
import { evenly } from '../even-time'
import { consumePreferencesLimit, type Limited } from '../limits'
import { postMail } from '../mail/post-mail'
import { isSuppressed } from '../readers/queries'
import { refuse, succeed, type Result } from '../result'
import { numberedSubject, readToken, signToken } from '../tokens'
import { footLinks, siteUrl } from '../urls'
import { leaveOldAddressMail, takeNewAddressMail } from './address-emails'
import { lockSubscriber } from './lock-subscriber'
import { sendAlreadySubscribed } from './send-already-subscribed'
import { addressChangeDays } from './rules'
import type { AddressRequest } from './schema'
import { signReaderLinks } from './sign-reader-links'

export type AddressRefusal = Limited | { reason: 'unknown' | 'not_subscribed' }

type Change = { subscriberId: string; number: number; oldEmail: string; newEmail: string; now: Date }

/**
 * Asks both mailboxes to agree to a change of address; nothing changes before both have. A later request replaces an
 * earlier one. The answer, and its time, are the same if the new address is subscribed, suppressed or disposable: only
 * its own mailbox is told.
 */
export function requestEmailChange(
  request: AddressRequest,
  visit: { now: Date; ip: string },
): Promise<Result<void, AddressRefusal>> {
  return evenly(() => take(request, visit))
}

async function take(
  { token, email }: AddressRequest,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, AddressRefusal>> {
  const read = readToken('preferences', token, now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  const subscriberId = read.value
  const consumed = await consumePreferencesLimit({ subscriberId, address: email, ip })
  if (!consumed.ok) return consumed
  return inTransaction((transaction) => ask(transaction, { subscriberId, email, now }))
}

async function ask(
  transaction: Queryable,
  { subscriberId, email, now }: { subscriberId: string; email: string; now: Date },
): Promise<Result<void, AddressRefusal>> {
  const subscriber = await lockSubscriber(transaction, subscriberId)
  if (subscriber === null) return refuse({ reason: 'unknown' })
  if (subscriber.state !== 'confirmed' || subscriber.suppressedAt !== null) {
    return refuse({ reason: 'not_subscribed' })
  }
  const oldEmail = subscriber.email
  if (email === oldEmail) return succeed(await sendAlreadySubscribed(transaction, { email, now }))
  const change = {
    subscriberId,
    number: await nextNumber(transaction, subscriberId),
    oldEmail,
    newEmail: email,
  }
  await transaction.addressChange.create({ data: { ...change, askedAt: now } })
  await askOldMailbox(transaction, { ...change, now })
  await askNewMailbox(transaction, { ...change, now })
  return succeed(undefined)
}

async function nextNumber(transaction: Queryable, subscriberId: string): Promise<number> {
  const { _max } = await transaction.addressChange.aggregate({
    where: { subscriberId },
    _max: { number: true },
  })
  return (_max.number ?? 0) + 1
}

async function askOldMailbox(transaction: Queryable, change: Change): Promise<void> {
  const { subscriberId, number, oldEmail, newEmail, now } = change
  const content = await leaveOldAddressMail({
    ...footLinks(),
    ...signReaderLinks(subscriberId),
    agreeUrl: siteUrl('/newsletter/address/old', { token: signSide('leave-old-address', change) }),
    newEmail,
    days: addressChangeDays,
  })
  const uniqueKey = `leave-old-address:${subscriberId}:${number}`
  await postMail(transaction, { uniqueKey, kind: 'leave-old-address', to: oldEmail, content }, now)
}

async function askNewMailbox(transaction: Queryable, change: Change): Promise<void> {
  const { subscriberId, number, oldEmail, newEmail, now } = change
  if (isDisposable(newEmail) || (await isSuppressed(transaction, newEmail))) return
  const taken = { email: newEmail, state: 'confirmed' } as const
  if ((await transaction.subscriber.count({ where: taken })) > 0) {
    return sendAlreadySubscribed(transaction, { email: newEmail, now })
  }
  const content = await takeNewAddressMail({
    ...footLinks(),
    agreeUrl: siteUrl('/newsletter/address/new', { token: signSide('take-new-address', change) }),
    oldEmail: maskAddress(oldEmail),
    days: addressChangeDays,
  })
  const uniqueKey = `take-new-address:${subscriberId}:${number}`
  await postMail(transaction, { uniqueKey, kind: 'take-new-address', to: newEmail, content }, now)
}

function signSide(
  side: 'leave-old-address' | 'take-new-address',
  { subscriberId, number, now }: Change,
): string {
  const expiresAt = instantOn(addDays(dayOf(now), addressChangeDays + 1))
  return signToken(side, { subject: numberedSubject(subscriberId, number), expiresAt })
}
