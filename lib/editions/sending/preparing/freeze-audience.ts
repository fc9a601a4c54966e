import type { Queryable } from '../../../db'
import { transition } from '../../state/transition'

/**
 * Stores the audience of an edition in one statement: every confirmed subscriber who is not paused on its day.
 * Suppressed readers are recorded as suppressed. Starts the sending. Run again, it adds nobody.
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
  // Without statistics on this edition, PostgreSQL would sort a million rows to find the next 25.
  await transaction.$executeRaw`analyze deliveries`
  const changes = { audience, startedAt: now, heartbeatAt: now }
  const isMoved = await transition(
    transaction,
    { number, from: ['approved'], to: 'sending', changes },
    { staffId: null, action: 'newsletter.start', details: { audience }, now },
  )
  if (!isMoved) throw new Error(`Edition ${number} is not approved and cannot start`)
  return audience
}
