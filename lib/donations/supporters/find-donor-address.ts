import { db } from '../../db'
import { given } from '../../given-donations'
import { readLink, type KnownDonor } from './list-known'

/** The mailbox to which a donor's link was mailed; null without a link that still works. */
export async function findDonorAddress(known: KnownDonor, now: Date): Promise<string | null> {
  const linked = await readLink(known, now)
  if (linked === null) return null
  const donation = await db().donation.findFirst({
    where: { id: linked.id, ...given },
    select: { donorEmail: true },
  })
  return donation?.donorEmail ?? null
}
