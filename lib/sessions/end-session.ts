import { db } from '../db'

/** Signs one browser out. The session must belong to `userId`. A second call changes nothing. */
export async function endSession(sessionId: string, userId: string): Promise<void> {
  await db().session.deleteMany({ where: { id: sessionId, userId } })
}
