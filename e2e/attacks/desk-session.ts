import { createHmac, randomUUID } from 'node:crypto'
import type { World } from '../world'

/** The cookie of an administrator who has proved both factors in a separate browser. */
export async function openDeskSession(world: World): Promise<string> {
  const token = randomUUID()
  const hash = createHmac('sha256', world.environment.NEXTAUTH_SECRET ?? '')
    .update(`session:${token}`)
    .digest('base64url')
  const [userId, sessionId] = [randomUUID(), randomUUID()]
  const now = await world.now()
  await world.query(
    `insert into users (id, email, role, email_verified, created_at) values ($1, $2, 'administrator', $3, $3)`,
    [userId, world.newReader('attacked'), now],
  )
  await world.query(
    `insert into sessions (id, token_hash, user_id, expires, created_at, last_seen_at, device, second_factor_at)
     values ($1, $2, $3, $4, $5, $5, 'A browser', $5)`,
    [sessionId, hash, userId, new Date(now.getTime() + 86_400_000), now],
  )
  return `next-auth.session-token=${token}`
}
