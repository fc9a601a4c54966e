import { sql, type Prisma, type Queryable } from '../db'

type Subscriber = { id: string; email: string; linkId: string | null }

/** The newsletter requests of one subscriber: those that name the address, and those of its links. */
function areOf({ id, email, linkId }: Subscriber): Prisma.Sql {
  return sql`(content->>'subscriberId' = ${id} or content->>'link' = ${linkId ?? id} or kind = 'sign-up' and content->>'email' = ${email})`
}

/** What a subscriber asked for that is not carried out yet: nothing, except for a moment. */
export function listRequestsOf(transaction: Queryable, subscriber: Subscriber) {
  return transaction.$queryRaw<{ kind: string; content: object; ipPrefix: string | null; at: Date }[]>`
    select kind, content, ip_prefix as "ipPrefix", created_at as at
      from address_requests where ${areOf(subscriber)} order by created_at`
}

/** Waits for those that a worker is just carrying out, so that the caller can erase what they wrote. */
export async function eraseRequestsOf(transaction: Queryable, subscriber: Subscriber): Promise<void> {
  await transaction.$executeRaw`delete from address_requests where ${areOf(subscriber)}`
}
