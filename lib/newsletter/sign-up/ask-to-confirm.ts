import type { Queryable } from '../../db'
import type { Language } from '../../languages/rules'
import { findSuppression, type SuppressedAddress } from '../../readers/queries'
import { postConfirmMail } from '../confirmation/post-confirm-mail'
import { sendAlreadySubscribed } from './send-already-subscribed'
import { consentWording, mayReaderEnd, policyVersion, suppressedPauseDays } from '../rules'

type Ask = {
  email: string
  page: string
  ipPrefix: string | null
  now: Date
  /** That of the form; undefined for a form that names no language of its own. */
  language?: Language | undefined
}

/**
 * Stores a request for the newsletter and sends the one mail that fits: a confirm link if the address is not
 * subscribed, or if it bounced or complained; a notice (once a day) if it is subscribed; none if it must not be mailed.
 * The visitor gets the same answer in every case. A reader who unsubscribed after pressing the button stays
 * unsubscribed: that was the later wish.
 */
export async function askToConfirm(transaction: Queryable, ask: Ask): Promise<void> {
  const suppressed = await findSuppression(transaction, ask.email)
  if (suppressed !== null && !(await mayMailSuppressed(transaction, { ...ask, suppressed }))) return
  const subscriber = await openRequest(transaction, { ...ask, isSuppressed: suppressed !== null })
  if (subscriber === null) return
  if (subscriber === 'subscribed') return sendAlreadySubscribed(transaction, ask)

  const language = ask.language ?? subscriber.language
  await transaction.consentEvent.create({
    data: {
      subscriberId: subscriber.id,
      request: subscriber.request,
      kind: 'asked',
      wording: consentWording[language].text,
      wordingVersion: consentWording[language].version,
      policyVersion,
      page: ask.page,
      ipPrefix: ask.ipPrefix,
      at: ask.now,
    },
  })
  const mail = {
    ...subscriber,
    language,
    email: ask.email,
    isInvited: false,
    stoppedFor: suppressed?.reason ?? null,
  }
  await postConfirmMail(transaction, mail, ask.now)
}

/**
 * A stranger could enter the address again and again, so its mailbox gets few of these mails. A sign-up from before the
 * bounce or the complaint gets none: the later event counts.
 */
async function mayMailSuppressed(
  transaction: Queryable,
  { email, now, suppressed: { reason, at } }: Ask & { suppressed: SuppressedAddress },
): Promise<boolean> {
  if (!mayReaderEnd(reason) || at >= now) return false
  const days = reason === 'complaint' ? suppressedPauseDays.complaint : suppressedPauseDays.bounce
  const since = new Date(now.getTime() - days * 86_400_000)
  // A mail from before the bounce does not count: its reader may need a new link now.
  const createdAt = { gt: since > at ? since : at }
  const where = { toAddress: email, kind: 'confirm-subscription', createdAt }
  return (await transaction.mail.count({ where })) === 0
}

/**
 * Creates the subscriber or counts a new request; null if the reader has unsubscribed since. A suppressed subscriber
 * stays confirmed, because a stranger's request must not end a subscription.
 */
async function openRequest(
  transaction: Queryable,
  { email, now, language, isSuppressed }: Ask & { isSuppressed: boolean },
): Promise<{ id: string; request: number; language: Language } | 'subscribed' | null> {
  const spoken = language === undefined ? {} : { language }
  await transaction.subscriber.createMany({
    data: { email, state: 'unconfirmed', request: 0, requestedAt: now, ...spoken },
    skipDuplicates: true,
  })
  const hasNotLeftSince = { OR: [{ unsubscribedAt: null }, { unsubscribedAt: { lte: now } }] }
  const [opened] = await transaction.subscriber.updateManyAndReturn({
    where: { email, state: { not: 'confirmed' }, ...hasNotLeftSince },
    data: { state: 'unconfirmed', request: { increment: 1 }, requestedAt: now, ...spoken },
    select: { id: true, request: true, language: true },
  })
  if (opened !== undefined) return opened
  const [kept] = isSuppressed
    ? await transaction.subscriber.updateManyAndReturn({
        where: { email, state: 'confirmed' },
        data: { request: { increment: 1 } },
        select: { id: true, request: true, language: true },
      })
    : []
  if (kept !== undefined) return kept
  const subscribed = await transaction.subscriber.count({ where: { email, state: 'confirmed' } })
  return subscribed > 0 ? 'subscribed' : null
}
