import { PrismaAdapter } from '@next-auth/prisma-adapter'
import { createHmac } from 'node:crypto'
import { db } from '../db'
import { settings } from '../env'

/** One request: its time, what it came from, and the address that it just proved, by a link or a code. */
export type Visit = { now: Date; device: string; proved: string | null }

/** Somebody who is signed in, and the session they are signed in by. */
export type SignedIn = {
  id: string
  email: string
  role: 'reader' | 'editor' | 'approver' | 'fundraiser' | 'administrator'
  sessionId: string
  secondFactorAt: Date | null
}

/** How long a browser stays signed in. */
export const sessionDays = 30

/** A session's owner is told when it was last used to within so many minutes; each visit need not write. */
const seenMinutes = 5

/** How a session's token is kept. */
function hashSessionToken(token: string): string {
  return createHmac('sha256', settings().NEXTAUTH_SECRET).update(`session:${token}`).digest('base64url')
}

/**
 * next-auth's Prisma adapter, with three differences: tokens of sessions are kept hashed, time is ours, and the
 * only proof of an address it takes is the one that this request brought (lib/sessions spends links and codes).
 */
export function openSessionStore({ now, device, proved }: Visit) {
  const expires = new Date(now.getTime() + sessionDays * 86_400_000)
  return {
    ...PrismaAdapter(db()),
    createVerificationToken: () => null,
    useVerificationToken: ({ token }) =>
      proved === null ? null : { identifier: proved, token, expires: onSystemClock(expires, now) },
    // Two links of one new reader, pressed at once, are one account.
    async createUser({ email }: { email: string }) {
      const account = { email, emailVerified: now, createdAt: now }
      await db().user.createMany({ data: account, skipDuplicates: true })
      return db().user.findUniqueOrThrow({ where: { email } })
    },
    async createSession({ sessionToken, userId }) {
      const tokenHash = hashSessionToken(sessionToken)
      const visit = { device, expires, createdAt: now, lastSeenAt: now }
      await db().session.create({ data: { sessionToken: tokenHash, userId, ...visit } })
      return { sessionToken, userId, expires: onSystemClock(expires, now) }
    },
    getSessionAndUser: (token) => findSession(token, now),
    // Sessions end when they were said to: they are not drawn out.
    updateSession: () => null,
    async deleteSession(token) {
      await db().session.deleteMany({ where: { sessionToken: hashSessionToken(token) } })
    },
  } satisfies ReturnType<typeof PrismaAdapter>
}

async function findSession(token: string, now: Date) {
  const session = await db().session.findUnique({
    where: { sessionToken: hashSessionToken(token) },
    include: { user: true },
  })
  if (session === null || session.expires <= now) return null
  await noteVisit(session.id, now)
  const { id, email, emailVerified, role } = session.user
  const signedIn: SignedIn = {
    id,
    email,
    role,
    sessionId: session.id,
    secondFactorAt: session.secondFactorAt,
  }
  return {
    session: { sessionToken: token, userId: id, expires: onSystemClock(session.expires, now) },
    user: { ...signedIn, emailVerified },
  }
}

async function noteVisit(id: string, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - seenMinutes * 60_000)
  await db().session.updateMany({ where: { id, lastSeenAt: { lt: stale } }, data: { lastSeenAt: now } })
}

/** next-auth reckons by the system's clock, we by ours: what is left of the time is the same on both. */
function onSystemClock(instant: Date, now: Date): Date {
  return new Date(Date.now() + instant.getTime() - now.getTime())
}
