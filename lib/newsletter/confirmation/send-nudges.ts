import { inTransaction, type Queryable } from '../../db'
import { addDays, dayOf, instantOn } from '../../days'
import type { Language } from '../../languages/rules'
import { postMail } from '../../mail/post-mail'
import { isSuppressed } from '../../readers/queries'
import { numberedSubject, signToken } from '../../secrets/tokens'
import { footLinks, siteUrl } from '../../urls'
import { confirmNudgeMail } from '../emails'
import { confirmDays, nudgedSignUps } from '../rules'

const batchSize = 50

type Forgetful = { id: string; email: string; request: number; requestedAt: Date; language: Language }

/**
 * Reminds readers who signed up and did not confirm, once, before their link ends. Twice, or on two machines: the row is
 * locked and marked in the transaction that posts the mail. The mark ends only with a confirmation, so a stranger who
 * enters an address again and again causes one such mail. Late: between nine and eight o'clock on the last two days of
 * the link, and never after. Who confirmed, left, is suppressed, was entered by somebody else, or asked again since, gets
 * none; is-nudge-wanted.ts looks once more before the mail leaves. Returns how many mails it posted.
 */
export async function sendNudges(now: Date): Promise<number> {
  const signUps = nudgedSignUps(now)
  if (signUps === null) return 0
  let posted = 0
  for (;;) {
    const found = await inTransaction(async (transaction) => {
      const forgetful = await markForgetful(transaction, { ...signUps, now })
      for (const reader of forgetful) if (await nudge(transaction, reader, now)) posted += 1
      return forgetful.length
    })
    if (found < batchSize) return posted
  }
}

/** A sign-up of the reader's own whose mail was accepted; an invitation has no "asked" in its ledger. */
function markForgetful(
  transaction: Queryable,
  { from, to, now }: { from: Date; to: Date; now: Date },
): Promise<Forgetful[]> {
  return transaction.$queryRaw<Forgetful[]>`
    update subscribers set nudged_at = ${now}
     where id in (
       select id from subscribers s
        where state = 'unconfirmed' and requested_at >= ${from} and requested_at < ${to}
          and suppressed_at is null and request > withdrawn_request
          and (nudged_at is null or nudged_at < confirmed_at)
          and exists (select from consent_events c
                       where c.subscriber_id = s.id and c.request = s.request and c.kind = 'asked')
          and exists (select from consent_events c
                       where c.subscriber_id = s.id and c.request = s.request and c.kind = 'mailed')
        order by requested_at limit ${batchSize}
          for update skip locked)
    returning id::text, email, request, requested_at as "requestedAt", language`
}

async function nudge(
  transaction: Queryable,
  { id, email, request, requestedAt, language }: Forgetful,
  now: Date,
): Promise<boolean> {
  if (await isSuppressed(transaction, email)) return false
  const subject = numberedSubject(id, request)
  const lastDay = addDays(dayOf(requestedAt), confirmDays)
  const token = signToken('confirm-subscription', { subject, expiresAt: instantOn(addDays(lastDay, 1)) })
  const content = await confirmNudgeMail({
    ...footLinks(),
    language,
    confirmUrl: siteUrl('/newsletter/confirm', { token }),
    askedOn: dayOf(requestedAt),
    lastDay,
  })
  const uniqueKey = `confirm-nudge:${subject}`
  return postMail(transaction, { uniqueKey, kind: 'confirm-nudge', to: email, content }, now)
}
