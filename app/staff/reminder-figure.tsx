import { formatMonth } from '@/lib/days'
import type { Reminded } from '@/lib/desk/figures/count-reminded'
import { Figure } from './_parts/figure'
import { Table } from './_parts/table'
import { sayCount, sayMany } from './_parts/words'

export function ReminderFigure({ reminded }: { reminded: Reminded }) {
  const { months: all, mailed, donations, overtaken } = reminded
  const [before, present] = [all.at(-2)?.donations ?? 0, all.at(-1)?.donations ?? 0]
  return (
    <Figure
      id="figure-reminders"
      name="Reminders that became donations"
      lines={[
        {
          figure: sayCount(present),
          change: `This month; ${sayCount(before)} in the whole month before. In the last 30 days ${sayMany(mailed, 'reminder')} left and ${sayMany(donations, 'donation')} came`,
        },
      ]}
      courses={[{ values: all.slice(0, -1).map((row) => row.donations) }]}
      span={`${formatMonth(all[0]?.month ?? '')} to last month`}
      definition={
        <p>
          Donations that were begun from the link of a reminder, in a mail or a calendar, and paid.{' '}
          {sayCount(overtaken)} more reminders of the last 30 days were closed because their reader gave
          before the day came. Reminders themselves are erased after 30 days, so what they led to is counted
          by donations.
        </p>
      }
      table={
        <Table
          caption="Donations through reminders, month by month"
          columns={['Month', 'Donations']}
          figures={[1]}
          rows={all.map((row) => ({
            key: row.month,
            cells: [formatMonth(row.month), sayCount(row.donations)],
          }))}
          empty=""
        />
      }
    />
  )
}
