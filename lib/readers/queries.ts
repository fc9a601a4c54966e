import type { Queryable } from '../db'
import { fingerprint } from '../tokens'

/** True for an address that must never be mailed again. */
export async function isSuppressed(transaction: Queryable, email: string): Promise<boolean> {
  const addressHash = suppressionHash(email)
  return (await transaction.suppression.findUnique({ where: { addressHash } })) !== null
}

/**
 * True for an address to which a mail may go that somebody has asked for this minute, such as a link to sign in. Not
 * for a suppressed one: strangers could have us write there. But its owner must reach an account or a gift that is here.
 */
export async function mayAskForMail(transaction: Queryable, email: string): Promise<boolean> {
  if (!(await isSuppressed(transaction, email))) return true
  const user = await transaction.user.findUnique({ where: { email }, select: { id: true } })
  if (user !== null) return true
  const where = { donorEmail: email, paidAt: { not: null } }
  return (await transaction.donation.findFirst({ where, select: { id: true } })) !== null
}

/** How a suppressed address is kept. */
export function suppressionHash(email: string): string {
  return fingerprint('suppression', email)
}

/** True when the owner of this mailbox has already proved it: by a confirmed link, or by a payment. */
export async function isKnownAddress(transaction: Queryable, email: string): Promise<boolean> {
  const subscriber = await transaction.subscriber.findFirst({
    where: { email, state: 'confirmed' },
    select: { id: true },
  })
  const reminder = await transaction.reminder.findFirst({
    where: { email, confirmedAt: { not: null } },
    select: { id: true },
  })
  const donation = await transaction.donation.findFirst({
    where: { donorEmail: email, paidAt: { not: null } },
    select: { id: true },
  })
  return subscriber !== null || reminder !== null || donation !== null
}

/** True while a monthly or annual donation of this address runs. */
export async function isRecurringDonor(transaction: Queryable, email: string): Promise<boolean> {
  const where = { donorEmail: email, state: { in: ['active', 'past_due'] as ('active' | 'past_due')[] } }
  return (await transaction.donation.findFirst({ where, select: { id: true } })) !== null
}
