import { db } from '../../db'
import { signToken } from '../../secrets/tokens'
import { linkOf } from './reader-link'

/** A minute: longer than the request that it is made for. */
const ownLinkMs = 60_000

/**
 * The token of a reader's mailed link, for a signed-in reader. It is created and used within one request and never
 * sent, because a link in a page would work even after the session has ended. Null if the address has no subscription.
 */
export async function signOwnLink(
  purpose: 'unsubscribe' | 'preferences',
  { email, now }: { email: string; now: Date },
): Promise<string | null> {
  const subscriber = await db().subscriber.findUnique({
    where: { email },
    select: { id: true, linkId: true },
  })
  if (subscriber === null) return null
  return signToken(purpose, { subject: linkOf(subscriber), expiresAt: new Date(now.getTime() + ownLinkMs) })
}
