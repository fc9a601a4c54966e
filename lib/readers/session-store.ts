import { PrismaAdapter } from '@next-auth/prisma-adapter'
import { createHmac } from 'node:crypto'
import { db } from '../db'
import { settings } from '../env'

/** One request: its time, its device, and the address that it has just confirmed by a link or a code. */
export type Visit = { now: Date; device: string; proved: string | null }

/** A signed-in person and their session. */
export type SignedIn = {
  id: string
  email: string
  role: 'reader' | 'editor' | 'approver' | 'fundraiser' | 'administrator'
  sessionId: string
  secondFactorAt: Date | null
}

/** How long a browser stays signed in. */
export const sessionDays = 30

/** The time of last use is precise to this many minutes, so that not every visit writes. */
const seenMinutes = 5

/** How a session's token is kept. */
function hashSessionToken(token: string): string {
  return createHmac('sha256', settings().NEXTAUTH_SECRET).update(`session:${token}`).digest('base64url')
}

/**
 * next-auth's Prisma adapter with three differences: it stores session tokens hashed, it uses our clock, and it accepts
 * an address only if this request has confirmed it (lib/sessions redeems links and codes).
 */
export function openSessionStore({ now, device, proved }: Visit) {
  const expires = new Date(now.getTime() + sessionDays * 86_400_000)
  return {
    ...PrismaAdapter(db()),
    createVerificationToken: () => null,
    useVerificationToken: ({ token }) =>
      proved === null ? null : { identifier: proved, token, expires: onSystemClock(expires, now) },
    // Two links of a new reader, pressed at once, create one account.
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
    // A session ends when it was meant to; use does not extend it.
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

/** next-auth uses the system's clock, we use ours. This keeps the remaining time the same. */
function onSystemClock(instant: Date, now: Date): Date {
  return new Date(Date.now() + instant.getTime() - now.getTime())
}
