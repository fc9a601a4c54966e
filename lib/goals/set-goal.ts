import { inTransaction, type Queryable } from '../db'
import { dateOfDay } from '../days'
import { refuse, succeed, type Result } from '../result'
import { recordAction } from '../staff/record-action'
import type { GoalRequest } from './schema'

type Desk = { staffId: string; now: Date }

/**
 * Sets a goal in place of the one that the form's page showed. The same form sent twice is one goal and one audit line;
 * of two forms at once, the second is told. The caller has checked the permission.
 */
export function setGoal(
  { id, replaces, name, currency, amountMinor, startsOn, endsOn }: GoalRequest,
  { staffId, now }: Desk,
): Promise<Result<void, { reason: 'changed_meanwhile' }>> {
  return inTransaction(async (transaction) => {
    await lock(transaction)
    if ((await transaction.goal.count({ where: { id } })) > 0) return succeed(undefined)
    const current = await transaction.goal.findFirst({ where: { endedAt: null }, select: { id: true } })
    if ((current?.id ?? '') !== replaces) return refuse({ reason: 'changed_meanwhile' })
    await endCurrent(transaction, now)
    const days = { startsOn: dateOfDay(startsOn), endsOn: dateOfDay(endsOn) }
    await transaction.goal.create({ data: { id, name, currency, amountMinor, ...days, setAt: now } })
    const details = { name, currency, amountMinor, startsOn, endsOn }
    await recordAction(transaction, { staffId, action: 'goal.set', subject: `goal:${id}`, details, now })
    return succeed(undefined)
  })
}

/** Ends a goal before its day: the box shows it no more. Done once, with one audit line. */
export function endGoal(id: string, { staffId, now }: Desk): Promise<void> {
  return inTransaction(async (transaction) => {
    await lock(transaction)
    const current = await transaction.goal.findFirst({ where: { id, endedAt: null } })
    if (current === null) return
    await endCurrent(transaction, now)
    const details = { name: current.name }
    await recordAction(transaction, { staffId, action: 'goal.ended', subject: `goal:${id}`, details, now })
  })
}

async function lock(transaction: Queryable): Promise<void> {
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended('goal', 0))`
}

async function endCurrent(transaction: Queryable, now: Date): Promise<void> {
  await transaction.goal.updateMany({
    where: { endedAt: null },
    data: { endedAt: now, shownPercent: null },
  })
}
