import { countReminded } from '@/lib/desk/figures/count-reminded'
import { countSubscribers } from '@/lib/desk/figures/count-subscribers'
import { sumMonths } from '@/lib/desk/figures/sum-months'
import { sumRecurring } from '@/lib/desk/figures/sum-recurring'
import { sumThisMonth } from '@/lib/desk/figures/sum-this-month'
import styles from './figures.module.css'
import { MonthFigure } from './month-figure'
import { RecurringFigure } from './recurring-figure'
import { ReminderFigure } from './reminder-figure'
import { SubscriberFigure } from './subscriber-figure'

/** A year and the current month; recurring revenue reads one more year for what annual donations cover. */
const [months, monthsRead] = [13, 25]

/** Four figures. Each says what it counts, and currencies are never added up. */
export async function Figures({ now }: { now: Date }) {
  const [subscribers, recurring, soFar, reminded, revenue] = await Promise.all([
    countSubscribers(months, now),
    sumRecurring(),
    sumThisMonth(now),
    countReminded(months, now),
    sumMonths(monthsRead, now),
  ])
  const shown = { ...revenue, months: revenue.months.slice(-months) }
  return (
    <div className={styles.figures}>
      <SubscriberFigure subscribers={subscribers} />
      <RecurringFigure recurring={recurring} revenue={shown} />
      <MonthFigure soFar={soFar} revenue={shown} now={now} />
      <ReminderFigure reminded={reminded} />
    </div>
  )
}
