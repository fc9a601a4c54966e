import type { Queryable } from '../../db'
import { transition } from '../state/transition'

/**
 * Writes down, in one statement, for whom an edition is: every confirmed subscriber who has not asked for quiet on its
 * day; whoever is suppressed stands in the books as that. Begins the sending. Done again it adds nobody.
 * @returns the audience
 */
export async function freezeAudience(
  transaction: Queryable,
  { number, now }: { number: number; now: Date },
): Promise<number> {
  const [edition] = await transaction.$queryRaw<{ audience: number | null }[]>`
    select audience from editions where number = ${number} for update`
  if (edition === undefined) throw new Error(`There is no edition ${number} whose audience could be frozen`)
  if (edition.audience !== null) return edition.audience
  const audience = await transaction.$executeRaw`
    insert into deliveries (edition_number, subscriber_id, state, outcome_at)
    select edition.number, subscriber.id,
           case when subscriber.suppressed_at is null then 'waiting' else 'suppressed' end::delivery_state,
           case when subscriber.suppressed_at is null then null else ${now}::timestamptz end
      from subscribers subscriber, editions edition
     where edition.number = ${number} and subscriber.state = 'confirmed'
       and (subscriber.paused_until is null or subscriber.paused_until <= edition.due_on)`
  // Or PostgreSQL, which has never seen this edition, would sort a million rows to find the next 25.
  await transaction.$executeRaw`analyze deliveries`
  const changes = { audience, startedAt: now, beatAt: now }
  const isMoved = await transition(
    transaction,
    { number, from: ['approved'], to: 'sending', changes },
    { staffId: null, action: 'newsletter.start', details: { audience }, now },
  )
  if (!isMoved) throw new Error(`Edition ${number} is not approved, so that it cannot begin`)
  return audience
}
