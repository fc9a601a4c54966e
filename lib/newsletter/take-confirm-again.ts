import type { FiledRequest } from '../address-requests/take-request'
import type { Queryable } from '../db'
import { askToConfirm } from './ask-to-confirm'

export type ConfirmAgainContent = { subscriberId: string; page: string }

/** Mails a new confirmation link to a subscriber; nothing if they were erased in the meantime. */
export async function takeConfirmAgain(
  transaction: Queryable,
  { content, ipPrefix, now }: FiledRequest<ConfirmAgainContent>,
): Promise<void> {
  const { subscriberId: id, page } = content
  const subscriber = await transaction.subscriber.findUnique({ where: { id }, select: { email: true } })
  if (subscriber === null) return
  await askToConfirm(transaction, { email: subscriber.email, page, ipPrefix, now })
}
