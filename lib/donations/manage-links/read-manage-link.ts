import { db } from '../../db'
import { refuse, type Result } from '../../result'
import { readToken, type TokenRefusal } from '../../secrets/tokens'
import { manageLinkMs } from './sign-manage-link'

/**
 * The donation that a link opens, or why it opens none. An expired link still says whose it was. A link that was made
 * before the donation moved to another address counts as expired: it may be in a mailbox that its donor has lost.
 */
export async function readManageLink(token: string, now: Date): Promise<Result<string, TokenRefusal>> {
  const read = readToken('manage-donation', token, now)
  if (!read.ok) return read
  const donation = await db().donation.findUnique({
    where: { id: read.value },
    select: { linksSince: true },
  })
  const since = donation?.linksSince ?? null
  // Links count in whole seconds.
  const isOld = since !== null && madeAt(token, read.value) < Math.floor(since.getTime() / 1000) * 1000
  return isOld ? refuse({ reason: 'expired', subject: read.value }) : read
}

/** When a link was made, by its expiry. */
function madeAt(token: string, donationId: string): number {
  const expires = new RegExp(`${donationId}\\.(\\d+)\\.`).exec(token)?.[1] ?? '0'
  return Number(expires) * 1000 - manageLinkMs
}
