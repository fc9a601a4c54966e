import { db } from '../../db'

type Saved = { id: string; version: number; savedAt: Date; savedBy: string }

/** A draft's place and hour, with the address of the person who saved it; null if they have left. */
export async function nameAuthor({ id, version, savedAt, savedBy }: Saved) {
  const author = await db().user.findUnique({ where: { id: savedBy }, select: { email: true } })
  return { id, version, savedAt, savedBy: author?.email ?? null }
}
