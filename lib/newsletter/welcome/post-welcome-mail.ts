import type { Queryable } from '../../db'
import type { Language } from '../../languages/rules'
import { postMail } from '../../mail/post-mail'
import { footLinks, siteUrl } from '../../urls'
import { findLatestStories } from './latest-stories'
import { readLinkOf } from '../links/reader-link'
import { comingEditionDay } from '../rules'
import { signReaderLinks } from '../links/sign-reader-links'
import { welcomeMail } from './welcome-emails'

type NewSubscriber = { subscriberId: string; request: number; email: string; language: Language }

/** Posts the welcome mail in the transaction that subscribes a reader, once for each of their requests. */
export async function postWelcomeMail(
  transaction: Queryable,
  { subscriberId, request, email, language }: NewSubscriber,
  now: Date,
): Promise<void> {
  const content = await welcomeMail({
    ...footLinks(),
    language,
    ...signReaderLinks(await readLinkOf(transaction, subscriberId)),
    nextDay: comingEditionDay(now),
    previewUrl: siteUrl('/newsletter/preview'),
    latest: await findLatestStories(transaction),
  })
  const uniqueKey = `welcome:${subscriberId}:${request}`
  await postMail(transaction, { uniqueKey, kind: 'welcome', to: email, content }, now)
}
