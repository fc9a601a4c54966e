import type { Queryable } from '../../db'
import { postMail } from '../../mail/post-mail'
import { may, roles } from '../../staff/rules'
import { footLinks, siteUrl } from '../../urls'
import { editionNoticeMail } from '../emails'
import type { EditionReason } from '../rules'

export type Notice = { number: number; to: 'skipped' | 'held'; reason: EditionReason }

/** Tells everybody who may edit the newsletter what happened to an edition: one mail each per event. */
export async function notifyStaff(
  transaction: Queryable,
  { number, to, reason }: Notice,
  now: Date,
): Promise<void> {
  const editors = roles.filter((role) => may(role, 'newsletter.edit'))
  const people = await transaction.user.findMany({
    where: { role: { in: editors } },
    orderBy: { email: 'asc' },
  })
  const deskUrl = siteUrl(`/staff/newsletter/${number}`)
  const content = await editionNoticeMail({ ...footLinks(), number, to, reason, deskUrl })
  for (const { id, email } of people) {
    const uniqueKey = `edition-notice:${number}:${reason}:${now.getTime()}:${id}`
    await postMail(transaction, { uniqueKey, kind: 'edition-notice', to: email, content }, now)
  }
}
