import { formatMonth } from '@/lib/days'
import type { Reminded } from '@/lib/desk/count-reminded'
import { Figure } from './_parts/figure'
import { Table } from './_parts/table'
import { sayCount, sayMany } from './_parts/words'

export function ReminderFigure({ reminded }: { reminded: Reminded }) {
  const { months: all, mailed, gifts, overtaken } = reminded
  const [before, present] = [all.at(-2)?.gifts ?? 0, all.at(-1)?.gifts ?? 0]
  return (
    <Figure
      id="figure-reminders"
      name="Reminders that became donations"
      lines={[
        {
          figure: sayCount(present),
          change: `This month; ${sayCount(before)} in the whole month before. In the last 30 days ${sayMany(mailed, 'reminder')} left and ${sayMany(gifts, 'gift')} came`,
        },
      ]}
      courses={[{ values: all.slice(0, -1).map((row) => row.gifts) }]}
      span={`${formatMonth(all[0]?.month ?? '')} to last month`}
      definition={
        <p>
          Gifts that were begun from the link of a reminder, in a mail or a calendar, and paid.{' '}
          {sayCount(overtaken)} more reminders of the last 30 days were closed because their reader gave
          before the day came. Reminders themselves are erased after 30 days, so what they led to is counted
          by gifts.
        </p>
      }
      table={
        <Table
          caption="Gifts through reminders, month by month"
          columns={['Month', 'Gifts']}
          figures={[1]}
          rows={all.map((row) => ({ key: row.month, cells: [formatMonth(row.month), sayCount(row.gifts)] }))}
          empty=""
        />
      }
    />
  )
}
