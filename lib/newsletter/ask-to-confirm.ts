import type { Queryable } from '../db'
import { addDays, dayOf, instantOn } from '../days'
import { ipPrefix } from '../ip-prefix'
import { postMail } from '../mail/post-mail'
import { isSuppressed } from '../readers/queries'
import { numberedSubject, signToken } from '../tokens'
import { footLinks, siteUrl } from '../urls'
import { confirmSubscriptionMail } from './emails'
import { sendAlreadySubscribed } from './send-already-subscribed'
import { confirmDays, consentWording, policyVersion } from './rules'

export type Ask = { email: string; page: string; ip: string; now: Date }

/**
 * Stores a request for the newsletter and sends the one mail that fits: a confirm link if the address is not
 * subscribed, a notice (once a day) if it is, none if it must not be mailed. The visitor gets the same answer in every
 * case.
 */
export async function askToConfirm(transaction: Queryable, ask: Ask): Promise<void> {
  if (await isSuppressed(transaction, ask.email)) return
  const subscriber = await openRequest(transaction, ask)
  if (subscriber === null) return sendAlreadySubscribed(transaction, ask)

  await transaction.consentEvent.create({
    data: {
      subscriberId: subscriber.id,
      request: subscriber.request,
      kind: 'asked',
      wording: consentWording.text,
      wordingVersion: consentWording.version,
      policyVersion,
      page: ask.page,
      ipPrefix: ipPrefix(ask.ip) || null,
      at: ask.now,
    },
  })
  await postConfirmMail(transaction, { ...ask, ...subscriber })
}

/** Creates the subscriber or counts a new request; null if the address is subscribed already. */
async function openRequest(
  transaction: Queryable,
  { email, now }: Ask,
): Promise<{ id: string; request: number } | null> {
  await transaction.subscriber.createMany({
    data: { email, state: 'unconfirmed', request: 0, requestedAt: now },
    skipDuplicates: true,
  })
  const [opened] = await transaction.subscriber.updateManyAndReturn({
    where: { email, state: { not: 'confirmed' } },
    data: { state: 'unconfirmed', request: { increment: 1 }, requestedAt: now },
    select: { id: true, request: true },
  })
  return opened ?? null
}

async function postConfirmMail(
  transaction: Queryable,
  request: Ask & { id: string; request: number },
): Promise<void> {
  const subject = numberedSubject(request.id, request.request)
  const expiresAt = instantOn(addDays(dayOf(request.now), confirmDays + 1))
  const token = signToken('confirm-subscription', { subject, expiresAt })
  const content = await confirmSubscriptionMail({
    confirmUrl: siteUrl('/newsletter/confirm', { token }),
    days: confirmDays,
    ...footLinks(),
  })
  const uniqueKey = `confirm-subscription:${subject}`
  await postMail(
    transaction,
    { uniqueKey, kind: 'confirm-subscription', to: request.email, content },
    request.now,
  )
}
