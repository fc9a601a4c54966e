import { db } from '../db'

const keptDays = 1

/** Deletes expired sessions, and sign-in requests that are over. Returns how many. */
export async function eraseOver(now: Date): Promise<number> {
  const { count: sessions } = await db().session.deleteMany({ where: { expires: { lte: now } } })
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  const { count: requests } = await db().verificationToken.deleteMany({
    where: { expiresAt: { lt: before } },
  })
  return sessions + requests
}
