import type { Queryable } from '../db'
import { given, goesOn } from '../given-donations'
import { fingerprint } from '../secrets/tokens'

/** True for an address that must get no mail. */
export async function isSuppressed(transaction: Queryable, email: string): Promise<boolean> {
  return (await findSuppression(transaction, email)) !== null
}

export type SuppressedAddress = { reason: string; at: Date }

/** Why and since when an address is suppressed; null if it is not. */
export function findSuppression(transaction: Queryable, email: string): Promise<SuppressedAddress | null> {
  const addressHash = suppressionHash(email)
  return transaction.suppression.findUnique({ where: { addressHash }, select: { reason: true, at: true } })
}

/**
 * True for an address that may get a mail somebody has just asked for, such as a sign-in link. False for a suppressed
 * address, because strangers could make us write there. But the owner of an account or a donation must still be able to
 * reach it.
 */
export async function mayAskForMail(transaction: Queryable, email: string): Promise<boolean> {
  if (!(await isSuppressed(transaction, email))) return true
  const user = await transaction.user.findUnique({ where: { email }, select: { id: true } })
  if (user !== null) return true
  const where = { donorEmail: email, ...given }
  return (await transaction.donation.findFirst({ where, select: { id: true } })) !== null
}

/** The stored form of a suppressed address. */
export function suppressionHash(email: string): string {
  return fingerprint('suppression', email)
}

/** True if the owner has already confirmed this mailbox, by a link or a payment. */
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

/** True while this address has a monthly or annual donation that goes on, or will begin. */
export async function isRecurringDonor(transaction: Queryable, email: string): Promise<boolean> {
  const where = { donorEmail: email, ...goesOn }
  return (await transaction.donation.findFirst({ where, select: { id: true } })) !== null
}
