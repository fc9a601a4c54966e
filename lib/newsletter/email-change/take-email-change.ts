import type { FiledRequest } from '../../address-requests/take-request'
import type { Queryable } from '../../db'
import { addDays, dayOf, instantOn } from '../../days'
import { isDisposable } from '../../addresses/disposable-address'
import { maskAddress } from '../../addresses/mask-address'
import { postMail } from '../../mail/post-mail'
import { isSuppressed } from '../../readers/queries'
import { numberedSubject, signToken } from '../../secrets/tokens'
import { siteUrl } from '../../urls'
import { addressLinks } from '../../readers/mail-language'
import { leaveOldAddressMail, takeNewAddressMail } from './address-emails'
import { lockSubscriber } from '../lock-subscriber'
import { findByLink, readLinkOf } from '../links/reader-link'
import { sendAlreadySubscribed } from '../sign-up/send-already-subscribed'
import { addressChangeDays } from '../rules'
import { signReaderLinks } from '../links/sign-reader-links'

/** `link` is what the link to the preferences names. */
export type EmailChangeContent = { link: string; email: string }

type Change = { subscriberId: string; number: number; oldEmail: string; newEmail: string; now: Date }

/**
 * Asks both mailboxes to agree to a change of address; nothing changes before both have. A later request replaces an
 * earlier one. Nothing happens if the reader is not subscribed any more.
 */
export async function takeEmailChange(
  transaction: Queryable,
  { content, now }: FiledRequest<EmailChangeContent>,
): Promise<void> {
  const { link, email: newEmail } = content
  const subscriberId = await findByLink(transaction, link)
  if (subscriberId === null) return
  const subscriber = await lockSubscriber(transaction, subscriberId)
  if (subscriber?.state !== 'confirmed' || subscriber.suppressedAt !== null) return
  const oldEmail = subscriber.email
  if (newEmail === oldEmail) return sendAlreadySubscribed(transaction, { email: newEmail, now })
  const number = await nextNumber(transaction, { subscriberId, now })
  if (number === null) return
  const change = { subscriberId, number, oldEmail, newEmail }
  await transaction.addressChange.create({ data: { ...change, askedAt: now } })
  await askOldMailbox(transaction, { ...change, now })
  await askNewMailbox(transaction, { ...change, now })
}

/** Null if a later request was carried out first: it replaces this one. */
async function nextNumber(
  transaction: Queryable,
  { subscriberId, now }: { subscriberId: string; now: Date },
): Promise<number | null> {
  const last = await transaction.addressChange.findFirst({
    where: { subscriberId },
    orderBy: { number: 'desc' },
    select: { number: true, askedAt: true },
  })
  if (last === null) return 1
  return last.askedAt > now ? null : last.number + 1
}

async function askOldMailbox(transaction: Queryable, change: Change): Promise<void> {
  const { subscriberId, number, oldEmail, newEmail, now } = change
  const content = await leaveOldAddressMail({
    ...(await addressLinks(transaction, oldEmail)),
    ...signReaderLinks(await readLinkOf(transaction, subscriberId)),
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
    ...(await addressLinks(transaction, oldEmail)),
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
