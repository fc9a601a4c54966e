import type { Queryable } from '../db'
import { isSuppressed } from '../readers/queries'
import { postConfirmMail } from './post-confirm-mail'
import { sendAlreadySubscribed } from './send-already-subscribed'
import { consentWording, policyVersion } from './rules'

type Ask = { email: string; page: string; ipPrefix: string | null; now: Date }

/**
 * Stores a request for the newsletter and sends the one mail that fits: a confirm link if the address is not
 * subscribed, a notice (once a day) if it is, none if it must not be mailed. The visitor gets the same answer in every
 * case. A reader who unsubscribed after pressing the button stays unsubscribed: that was the later wish.
 */
export async function askToConfirm(transaction: Queryable, ask: Ask): Promise<void> {
  if (await isSuppressed(transaction, ask.email)) return
  const subscriber = await openRequest(transaction, ask)
  if (subscriber === null) return
  if (subscriber === 'subscribed') return sendAlreadySubscribed(transaction, ask)

  await transaction.consentEvent.create({
    data: {
      subscriberId: subscriber.id,
      request: subscriber.request,
      kind: 'asked',
      wording: consentWording.text,
      wordingVersion: consentWording.version,
      policyVersion,
      page: ask.page,
      ipPrefix: ask.ipPrefix,
      at: ask.now,
    },
  })
  await postConfirmMail(transaction, { ...subscriber, email: ask.email, isInvited: false }, ask.now)
}

/** Creates the subscriber or counts a new request; null if the reader has unsubscribed since. */
async function openRequest(
  transaction: Queryable,
  { email, now }: Ask,
): Promise<{ id: string; request: number } | 'subscribed' | null> {
  await transaction.subscriber.createMany({
    data: { email, state: 'unconfirmed', request: 0, requestedAt: now },
    skipDuplicates: true,
  })
  const hasNotLeftSince = { OR: [{ unsubscribedAt: null }, { unsubscribedAt: { lte: now } }] }
  const [opened] = await transaction.subscriber.updateManyAndReturn({
    where: { email, state: { not: 'confirmed' }, ...hasNotLeftSince },
    data: { state: 'unconfirmed', request: { increment: 1 }, requestedAt: now },
    select: { id: true, request: true },
  })
  if (opened !== undefined) return opened
  const subscribed = await transaction.subscriber.count({ where: { email, state: 'confirmed' } })
  return subscribed > 0 ? 'subscribed' : null
}
