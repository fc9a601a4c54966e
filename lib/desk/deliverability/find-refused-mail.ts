import { db } from '../../db'

export type RefusedMail = { subject: string; at: Date; reason: string }

/**
 * The last mail to an address, if a mail server refused it permanently. Null if mail arrives there, or none was sent.
 */
export async function findRefusedMail(address: string): Promise<RefusedMail | null> {
  const last = await db().mail.findFirst({
    where: { toAddress: address, state: { in: ['sent', 'refused'] } },
    orderBy: { createdAt: 'desc' },
    select: { subject: true, state: true, createdAt: true, lastError: true },
  })
  if (last?.state !== 'refused') return null
  return { subject: last.subject, at: last.createdAt, reason: last.lastError ?? '' }
}
