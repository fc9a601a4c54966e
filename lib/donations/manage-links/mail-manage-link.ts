import { db, inTransaction } from '../../db'
import { evenly } from '../../even-time'
import { consumeManageLinkLimit, type Limited } from '../../limits'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../tokens'
import { readerLinks } from '../../readers/neutral-mail'
import { manageLinkMail } from '../changes/change-emails'
import { signManageLink } from './sign-manage-link'

/**
 * Mails a new link to the donor of an expired one; the address is neither shown nor typed. The answer, and its time,
 * are the same whether or not there is an address to write to.
 */
export function mailManageLink(
  token: string,
  visit: { now: Date; ip: string },
): Promise<Result<void, Limited | { reason: 'unknown' }>> {
  return evenly(() => mailLink(token, visit))
}

async function mailLink(
  token: string,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, Limited | { reason: 'unknown' }>> {
  const read = readToken('manage-donation', token, now)
  if (!read.ok && read.reason === 'unknown') return refuse({ reason: 'unknown' })
  const id = read.ok ? read.value : read.subject
  const donation = await db().donation.findUnique({
    where: { id },
    select: { donorEmail: true, neutralMail: true },
  })
  const to = donation?.donorEmail ?? null
  if (to === null) return refuse({ reason: 'unknown' })
  const consumed = await consumeManageLinkLimit({ address: to, ip })
  if (!consumed.ok) return consumed

  const content = await manageLinkMail({
    ...(await readerLinks(db(), { email: to, choice: donation?.neutralMail ?? null })),
    manageUrl: signManageLink(id, now),
    contact: publication.contact,
  })
  // One mail for each request: the limit, not the key, restricts how many.
  const uniqueKey = `manage-link:${id}:${now.getTime()}`
  await inTransaction((transaction) =>
    postMail(transaction, { uniqueKey, kind: 'manage-link', to, content }, now),
  )
  return succeed(undefined)
}
