import { db } from '../../db'
import { addMonths, dayOf, firstOfMonth, instantOn, type Day } from '../../days'

export type Reminded = {
  /** Donations that came through one of our reminders, by mail or calendar, in each month, oldest first. */
  months: { month: Day; donations: number }[]
  /**
   * Of the last thirty days, for which reminders are kept: mails sent, and donations that came through any reminder.
   */
  mailed: number
  donations: number
  /** Reminders of readers who donated before the day came. */
  overtaken: number
}

const dayMs = 86_400_000

/** Reminders that became donations, in this many calendar months up to now. */
export async function countReminded(count: number, now: Date): Promise<Reminded> {
  const present = firstOfMonth(dayOf(now))
  const months = Array.from({ length: count }, (_, index) => addMonths(present, index + 1 - count))
  const lately = new Date(now.getTime() - 30 * dayMs)
  const [byMonth, [recent], closed] = await Promise.all([
    countDonations(
      months.map((month) => instantOn(month)),
      now,
    ),
    countDonations([lately], now),
    db().reminder.groupBy({
      by: ['state'],
      where: { state: { in: ['sent', 'fulfilled'] }, closedAt: { gte: lately, lt: now } },
      _count: true,
    }),
  ])
  const closedAs = (wanted: string) => closed.find(({ state }) => state === wanted)?._count ?? 0
  return {
    months: months.map((month, index) => ({
      month,
      donations: byMonth.find(({ bucket }) => bucket === index + 1)?.donations ?? 0,
    })),
    mailed: closedAs('sent'),
    donations: recent?.donations ?? 0,
    overtaken: closedAs('fulfilled'),
  }
}

function countDonations(starts: Date[], now: Date): Promise<{ bucket: number; donations: number }[]> {
  return db().$queryRaw`
    select width_bucket(paid_at, ${starts.map((start) => start.toISOString())}::timestamptz[]) as bucket,
           count(*)::int as donations
      from donations
     where placement in ('reminder', 'calendar') and paid_at >= ${starts[0] ?? now} and paid_at < ${now}
     group by 1`
}
