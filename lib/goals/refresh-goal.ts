import { db } from '../db'
import { dayOf } from '../days'
import { findGoal, sumRaised } from './queries'
import { isRunning, shownPercent } from './rules'

/**
 * Once a minute: what the box shows of the goal. Only a changed value is written, and a trigger then tells every web, so
 * that stored pages are dropped at most once a minute. Twice, or on two machines, the same value is written. Late, the
 * box shows the value of the last minute that was counted. Returns 1 if the value changed.
 */
export async function refreshGoal(now: Date): Promise<number> {
  const goal = await findGoal()
  if (goal === null) return 0
  const percent = isRunning(goal, dayOf(now))
    ? shownPercent({ raisedMinor: await sumRaised(goal), amountMinor: goal.amount.minor })
    : null
  return db().$executeRaw`
    update goals set shown_percent = ${percent}::int
     where id = ${goal.id}::uuid and ended_at is null and shown_percent is distinct from ${percent}::int`
}
