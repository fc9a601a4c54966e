import { db } from '../db'
import { fingerprint } from '../secrets/tokens'
import type { SignInLink } from './rules'

/** What a mailed link would do now. Changes nothing. */
export async function findSignInLink(token: string, now: Date): Promise<SignInLink> {
  const request = await db().verificationToken.findUnique({
    where: { tokenHash: fingerprint('sign-in-link', token) },
    select: { email: true, usedAt: true, expiresAt: true },
  })
  if (request === null) return { state: 'unknown' }
  const { email, usedAt, expiresAt } = request
  if (usedAt !== null) return { state: 'used', email }
  return expiresAt > now ? { state: 'ready', email } : { state: 'expired' }
}

/** What a browser asked for when it asked to sign in; null for a deleted or unknown request. */
export async function findAskedSignIn(
  requestId: string,
): Promise<{ email: string; returnTo: string } | null> {
  const [asked] = await db().$queryRaw<{ email: string; returnTo: string }[]>`
    select content->>'email' as email, content->>'returnTo' as "returnTo"
      from address_requests where id = ${requestId}::uuid and kind = 'sign-in'
    union all
    select email, return_to from verification_tokens where id = ${requestId}::uuid`
  return asked ?? null
}

export type SessionView = { id: string; device: string; since: Date; lastSeenAt: Date }

/** Somebody's sessions, the last used first. */
export async function listSessions(userId: string, now: Date): Promise<SessionView[]> {
  const sessions = await db().session.findMany({
    where: { userId, expires: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
  return sessions.map(({ id, device, createdAt, lastSeenAt }) => ({
    id,
    device,
    since: createdAt,
    lastSeenAt,
  }))
}
