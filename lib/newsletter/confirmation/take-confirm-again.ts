import type { FiledRequest } from '../../address-requests/take-request'
import type { Queryable } from '../../db'
import { askToConfirm } from '../sign-up/ask-to-confirm'
import { findByLink } from '../links/reader-link'

/** Named by a confirmation link, or by a link to the preferences. */
export type ConfirmAgainContent = ({ subscriberId: string } | { link: string }) & { page: string }

/** Mails a new confirmation link to a subscriber; nothing if they were erased in the meantime. */
export async function takeConfirmAgain(
  transaction: Queryable,
  { content, ipPrefix, now }: FiledRequest<ConfirmAgainContent>,
): Promise<void> {
  const { page } = content
  const id = 'link' in content ? await findByLink(transaction, content.link) : content.subscriberId
  if (id === null) return
  const subscriber = await transaction.subscriber.findUnique({ where: { id }, select: { email: true } })
  if (subscriber === null) return
  await askToConfirm(transaction, { email: subscriber.email, page, ipPrefix, now })
}
