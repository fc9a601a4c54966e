import { db, inTransaction } from '../../../db'
import { log } from '../../../log'
import { transition } from '../../state/transition'

/**
 * Marks rows as uncertain that a worker held for longer than its lease, and closes every edition with nothing waiting
 * or in progress. Safe at any time and on any number of servers. Returns how many were closed.
 */
export async function closeBooks(now: Date): Promise<number> {
  await expireLeases(now)
  await cancelStrays(now)
  const done = await db().$queryRaw<{ number: number }[]>`
    select number from editions edition
     where state = 'sending'
       and (select 1 from deliveries where edition_number = edition.number and state = 'waiting'
             order by next_attempt_at limit 1) is null
       and not exists (select from deliveries where edition_number = edition.number and state = 'sending')`
  let closed = 0
  for (const { number } of done) closed += await close(number, now)
  return closed
}

async function expireLeases(now: Date): Promise<void> {
  const count = await db().$executeRaw`
    update deliveries
       set state = 'uncertain', outcome_at = ${now}, lease_until = null,
           last_error = 'The process that sent it ended before it could say what came of it'
     where state = 'sending' and lease_until < clock_timestamp()`
  if (count > 0) log.warn('deliveries.marked_uncertain', { count })
}

/** A row that was in progress when its edition was cancelled, and was released. */
async function cancelStrays(now: Date): Promise<void> {
  await db().$executeRaw`
    update deliveries set state = 'cancelled', outcome_at = ${now}, next_attempt_at = null
     where state = 'waiting' and edition_number in (select number from editions where state = 'cancelled')`
}

/** Checked again with a lock on the edition, because a person may be resending uncertain mails right now. */
async function close(number: number, now: Date): Promise<number> {
  const isClosed = await inTransaction(async (transaction) => {
    await transaction.$queryRaw`select from editions where number = ${number} for update`
    const open = await transaction.$queryRaw<unknown[]>`
      select 1 where exists (select from deliveries where edition_number = ${number} and state = 'waiting')
                  or exists (select from deliveries where edition_number = ${number} and state = 'sending')`
    if (open.length > 0) return false
    const changes = { closedAt: now, breakerUntil: null, breakerTrips: 0 }
    return transition(
      transaction,
      { number, from: ['sending'], to: 'sent', changes },
      { staffId: null, action: 'newsletter.close', now },
    )
  })
  if (isClosed) log.info('edition.closed', { edition: number })
  return isClosed ? 1 : 0
}
