import type { Queryable } from '../../db'
import { dayOf } from '../../days'
import { postMail } from '../../mail/post-mail'
import { addressLinks } from '../../readers/mail-language'
import { alreadySubscribedMail } from '../emails'
import { linkOf } from '../links/reader-link'
import { signReaderLinks } from '../links/sign-reader-links'

/** Tells a mailbox whose address was typed again, once a day, that it is already subscribed. */
export async function sendAlreadySubscribed(
  transaction: Queryable,
  { email, now }: { email: string; now: Date },
): Promise<void> {
  const select = { id: true, linkId: true } as const
  const subscriber = await transaction.subscriber.findUniqueOrThrow({ where: { email }, select })
  const { id } = subscriber
  const content = await alreadySubscribedMail({
    ...(await addressLinks(transaction, email)),
    ...signReaderLinks(linkOf(subscriber)),
  })
  const uniqueKey = `already-subscribed:${id}:${dayOf(now)}`
  await postMail(transaction, { uniqueKey, kind: 'already-subscribed', to: email, content }, now)
}
