import type { Queryable } from '../db'
import { addJob } from '../jobs'
import type { MailContent } from './render-mail'

export type OutgoingMail = {
  /** Identifies the event that causes this mail. */
  uniqueKey: string
  kind: string
  to: string
  content: MailContent
}

/**
 * Puts a mail into the outbox, in the transaction that caused it, and wakes the worker. Posted twice with the same key
 * it is one mail; a rollback removes it.
 * @returns false if it was posted before
 */
export async function postMail(transaction: Queryable, mail: OutgoingMail, now: Date): Promise<boolean> {
  const { subject, html, text, headers = {}, isNeutral = false } = mail.content
  const [written] = await transaction.mail.createManyAndReturn({
    data: {
      uniqueKey: mail.uniqueKey,
      kind: mail.kind,
      toAddress: mail.to,
      subject,
      html,
      text,
      headers,
      isNeutral,
      createdAt: now,
    },
    skipDuplicates: true,
    select: { id: true },
  })
  if (written) await addJob(transaction, 'deliver-mail', { key: written.id, payload: { mailId: written.id } })
  return written !== undefined
}
