import { db } from '../db'

/** Signs one browser out. `userId` is whose it must be: nobody ends another's. Done twice it changes nothing. */
export async function endSession(sessionId: string, userId: string): Promise<void> {
  await db().session.deleteMany({ where: { id: sessionId, userId } })
}
