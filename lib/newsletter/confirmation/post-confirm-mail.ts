import type { Queryable } from '../../db'
import { addDays, dayOf, instantOn } from '../../days'
import { defaultLanguage, type Language } from '../../languages/rules'
import { postMail } from '../../mail/post-mail'
import { numberedSubject, signToken } from '../../secrets/tokens'
import { footLinks, siteUrl } from '../../urls'
import { confirmSubscriptionMail, subscriptionInvitationMail } from '../emails'
import { confirmDays } from '../rules'

export type ConfirmMail = {
  /** The subscriber and the number of their request. */
  id: string
  request: number
  email: string
  /** True if somebody else entered the address: staff, or a list from another system. */
  isInvited: boolean
  /** Why we had stopped writing to this address, if we had: a reason of a suppression. */
  stoppedFor?: string | null
  language?: Language
}

/** Posts the mail with the link to confirm a request. Its key is the request: posted twice it is one mail. */
export async function postConfirmMail(
  transaction: Queryable,
  { id, request, email, isInvited, stoppedFor = null, language = defaultLanguage }: ConfirmMail,
  now: Date,
): Promise<void> {
  const subject = numberedSubject(id, request)
  const expiresAt = instantOn(addDays(dayOf(now), confirmDays + 1))
  const token = signToken('confirm-subscription', { subject, expiresAt })
  const links = {
    confirmUrl: siteUrl('/newsletter/confirm', { token }),
    days: confirmDays,
    ...footLinks(),
    language,
  }
  const suppressed = stoppedFor === null ? null : stoppedFor === 'complaint' ? 'complaint' : 'bounce'
  const content = await (isInvited
    ? subscriptionInvitationMail(links)
    : confirmSubscriptionMail({ ...links, suppressed }))
  const uniqueKey = `confirm-subscription:${subject}`
  await postMail(transaction, { uniqueKey, kind: 'confirm-subscription', to: email, content }, now)
}
