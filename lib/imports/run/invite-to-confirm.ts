import type { Queryable } from '../../db'
import type { Batch } from './take-batch'

/** Mails a link to confirm to the people of a batch who never agreed, in the transaction that added them. */
export async function inviteToConfirm(
  transaction: Queryable,
  { importId, places, approvedAt }: Batch,
): Promise<void> {
  const invited = await transaction.$queryRaw<{ id: string; email: string }[]>`
    select id::text, email from subscribers
     where import_id = ${importId}::uuid and state = 'unconfirmed' and suppressed_at is null
       and email in (select email from import_lines
                      where import_id = ${importId}::uuid and place > ${places.after} and place <= ${places.upTo})
     order by email`
  if (invited.length === 0) return
  // The library that renders mails takes 50 MB and a second, and most imports mail nobody.
  const { postConfirmMail } = await import('../../newsletter/confirmation/post-confirm-mail')
  for (const { id, email } of invited)
    await postConfirmMail(transaction, { id, request: 1, email, isInvited: true }, approvedAt)
}
