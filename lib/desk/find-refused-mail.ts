import { db } from '../db'

export type RefusedMail = { subject: string; at: Date; reason: string }

/** The last mail to an address, where a mail server refused it for good; null where mail arrives there, or none left. */
export async function findRefusedMail(address: string): Promise<RefusedMail | null> {
  const last = await db().mail.findFirst({
    where: { toAddress: address, state: { in: ['sent', 'refused'] } },
    orderBy: { createdAt: 'desc' },
    select: { subject: true, state: true, createdAt: true, lastError: true },
  })
  if (last?.state !== 'refused') return null
  return { subject: last.subject, at: last.createdAt, reason: last.lastError ?? '' }
}
