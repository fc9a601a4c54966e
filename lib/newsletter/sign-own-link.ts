import { db } from '../db'
import { signToken } from '../tokens'

/** A minute: longer than the request that it is made for. */
const ownLinkMs = 60_000

/**
 * What a reader's mailed link would carry, for a reader who is signed in: made for one request and used where it is
 * made, never sent. A link in a page would go on working after the session has ended. Null where the address has no
 * subscription.
 */
export async function signOwnLink(
  purpose: 'unsubscribe' | 'preferences',
  { email, now }: { email: string; now: Date },
): Promise<string | null> {
  const subscriber = await db().subscriber.findUnique({ where: { email }, select: { id: true } })
  if (subscriber === null) return null
  return signToken(purpose, { subject: subscriber.id, expiresAt: new Date(now.getTime() + ownLinkMs) })
}
