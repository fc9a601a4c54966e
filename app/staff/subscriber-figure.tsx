import { formatMonth } from '@/lib/days'
import type { Subscribers } from '@/lib/desk/figures/count-subscribers'
import { Figure } from './_parts/figure'
import { Table } from './_parts/table'
import { sayCount } from './_parts/words'

export function SubscriberFigure({
  subscribers: { active, past, joined, left },
}: {
  subscribers: Subscribers
}) {
  return (
    <Figure
      id="figure-subscribers"
      name="Active subscribers"
      lines={[
        {
          figure: sayCount(active),
          change: `In the last 30 days ${sayCount(joined)} came and ${sayCount(left)} left`,
        },
      ]}
      courses={[{ values: [...past.map((row) => row.active), active] }]}
      span={`${formatMonth(past[0]?.month ?? '')} to now`}
      definition={
        <p>
          Readers who confirmed the newsletter and have not left it, now; and how many there were when each
          month began, according to the consent records. People who signed up and have not confirmed are not
          counted.
        </p>
      }
      table={
        <Table
          caption="Active subscribers when each month began"
          columns={['Month', 'Subscribers']}
          figures={[1]}
          rows={past.map((row) => ({
            key: row.month,
            cells: [formatMonth(row.month), sayCount(row.active)],
          }))}
          empty=""
        />
      }
    />
  )
}
