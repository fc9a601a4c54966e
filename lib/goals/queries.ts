import { db } from '../db'
import { addDays, dayOf, dayOfDate, instantOn, type Day } from '../days'
import type { Money } from '../money'
import { isRunning } from './rules'

export type Goal = {
  id: string
  name: string
  amount: Money
  startsOn: Day
  endsOn: Day
  shownPercent: number | null
}

/** The goal that has not been ended; it may lie ahead or be over. Null if there is none. */
export async function findGoal(): Promise<Goal | null> {
  const goal = await db().goal.findFirst({ where: { endedAt: null } })
  if (goal === null) return null
  const { id, name, currency, amountMinor, startsOn, endsOn, shownPercent } = goal
  return {
    id,
    name,
    shownPercent,
    amount: { minor: amountMinor, currency },
    startsOn: dayOfDate(startsOn),
    endsOn: dayOfDate(endsOn),
  }
}

/** What the donation box shows of it; null for nothing. */
export async function findShownGoal(now: Date): Promise<(Goal & { shownPercent: number }) | null> {
  const goal = await findGoal()
  if (goal === null || goal.shownPercent === null || !isRunning(goal, dayOf(now))) return null
  return { ...goal, shownPercent: goal.shownPercent }
}

/**
 * What was given from its first day to its last, in its currency alone: there are no exchange rates here. Single and
 * regular payments count; what went back, or was lost to a bank, does not.
 */
export async function sumRaised({ amount, startsOn, endsOn }: Goal): Promise<number> {
  const [from, until] = [instantOn(startsOn), instantOn(addDays(endsOn, 1))]
  const [row] = await db().$queryRaw<[{ raised: number }]>`
    with paid as (
      select payment_intent_id, amount_minor from payments
       where paid_at >= ${from} and paid_at < ${until} and currency = ${amount.currency})
    select (coalesce((select sum(amount_minor) from paid), 0)
          - coalesce((select sum(r.amount_minor) from refunds r join paid using (payment_intent_id)
                       where r.status not in ('failed', 'canceled')), 0)
          - coalesce((select sum(d.amount_minor) from disputes d join paid using (payment_intent_id)
                       where d.status = 'lost'), 0))::float8 as raised`
  return row.raised
}
