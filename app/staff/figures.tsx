import { dayOf, firstOfMonth, formatDate, formatMonth, monthBefore, type Day } from '@/lib/days'
import { countReminded, type Reminded } from '@/lib/desk/count-reminded'
import { countSubscribers, type Subscribers } from '@/lib/desk/count-subscribers'
import { changeInPercent, orderCurrencies, spreadRecurring, sum } from '@/lib/desk/rules'
import { sumMonths, type RevenueByMonth } from '@/lib/desk/sum-months'
import { sumRecurring, type Recurring } from '@/lib/desk/sum-recurring'
import { sumThisMonth, type MonthSoFar } from '@/lib/desk/sum-this-month'
import { Figure } from './_parts/figure'
import { Table } from './_parts/table'
import { sayCount, sayRounded } from './_parts/words'
import styles from './figures.module.css'

/** A year and the month that runs; recurring revenue looks another year back for what annual gifts cover. */
const [months, monthsRead] = [13, 25]

/** Four figures, honest ones: each says what it counts, and no currency is added to another. */
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

const spanOf = (all: Day[]) => `${formatMonth(all[0] ?? '')} to now`

function SubscriberFigure({ subscribers: { active, past, joined, left } }: { subscribers: Subscribers }) {
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
      span={spanOf(past.map(({ month }) => month))}
      definition={
        <p>
          Readers who confirmed the newsletter and have not left it, now; and how many there were when each
          month began, by the ledger of consent. Whoever asked and has not confirmed is not counted.
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

function RecurringFigure({ recurring, revenue }: { recurring: Recurring[]; revenue: RevenueByMonth }) {
  const { months: shown, rows } = revenue
  const currencies = recurring.map(({ currency }) => currency)
  const received = (currency: string) => shown.map((month) => spreadRecurring(rows, { month, currency }))
  return (
    <Figure
      id="figure-recurring"
      name="Monthly recurring revenue"
      lines={recurring.map((row) => ({
        figure: sayRounded({ minor: row.monthly, currency: row.currency }),
        change: sayParts(row),
      }))}
      courses={currencies.map((currency) => ({
        name: currency.toUpperCase(),
        // The month that runs is not over, and would look like a fall.
        values: received(currency).slice(0, -1),
      }))}
      span={`Received, ${formatMonth(shown[0] ?? '')} to last month`}
      definition={
        <>
          <p>
            What running gifts promise for a month: monthly gifts at their amount, annual ones at a twelfth.
            Gifts that will end count until they do, and gifts whose last payment failed count while it is
            tried again. Paused gifts do not count. Each currency stands for itself; they are never added.
          </p>
          <p>
            The course shows what recurring gifts brought in, less what was given back: monthly ones in their
            month, annual ones as a twelfth in each of twelve months.
          </p>
        </>
      }
      table={
        <Table
          caption="Recurring gifts received, month by month"
          columns={['Month', ...currencies.map((currency) => currency.toUpperCase())]}
          figures={currencies.map((_, index) => index + 1)}
          rows={shown.map((month, index) => ({
            key: month,
            cells: [
              formatMonth(month),
              ...currencies.map((currency) =>
                sayRounded({ minor: received(currency)[index] ?? 0, currency }),
              ),
            ],
          }))}
          empty=""
        />
      }
    />
  )
}

function sayParts({ currency, gifts, ending, pastDue, paused }: Recurring): string {
  const sum = (minor: number) => sayRounded({ minor, currency })
  return [
    `${sayCount(gifts)} gifts`,
    ...(ending === 0 ? [] : [`${sum(ending)} of it will end`]),
    ...(pastDue === 0 ? [] : [`for ${sum(pastDue)} the last payment failed`]),
    ...(paused === 0 ? [] : [`${sum(paused)} more is paused`]),
  ].join('; ')
}

function MonthFigure({ soFar, revenue, now }: { soFar: MonthSoFar[]; revenue: RevenueByMonth; now: Date }) {
  const { months: shown, rows } = revenue
  const currencies = orderCurrencies([...soFar, ...rows].map(({ currency }) => currency))
  const net = (month: Day, currency: string) =>
    sum(rows.filter((row) => row.month === month && row.currency === currency))
  const until = formatDate(monthBefore(now))
  return (
    <Figure
      id="figure-month"
      name={`Donations in ${formatMonth(firstOfMonth(dayOf(now)))}`}
      lines={soFar.map((row) => ({
        figure: sayRounded({ minor: row.net, currency: row.currency }),
        change: sayMonth(row, until),
      }))}
      courses={currencies.map((currency) => ({
        name: currency.toUpperCase(),
        values: shown.slice(0, -1).map((month) => net(month, currency)),
      }))}
      span={`Net, ${formatMonth(shown[0] ?? '')} to last month`}
      definition={
        <p>
          All payments of this month so far, single and recurring, less refunds made in it (a refund that
          failed gives nothing back) and disputes opened in it that were lost. What the payment company keeps
          is not taken off. Beside it: the same days of the month before.
        </p>
      }
      table={
        <Table
          caption="Donations, net, month by month"
          columns={['Month', ...currencies.map((currency) => currency.toUpperCase())]}
          figures={currencies.map((_, index) => index + 1)}
          rows={shown.map((month) => ({
            key: month,
            cells: [
              formatMonth(month),
              ...currencies.map((currency) => sayRounded({ minor: net(month, currency), currency })),
            ],
          }))}
          empty=""
        />
      }
    />
  )
}

function sayMonth({ currency, net, netBefore, back, payments }: MonthSoFar, until: string): string {
  const percent = changeInPercent(net, netBefore)
  const compared = sayRounded({ minor: netBefore, currency })
  const change = percent === null ? '' : `${percent < 0 ? '−' : '+'}${Math.abs(percent)} % on `
  const backWords = back === 0 ? '' : `; ${sayRounded({ minor: back, currency })} went back`
  return `${change}${compared} up to ${until}; ${sayCount(payments)} payments${backWords}`
}

function ReminderFigure({ reminded }: { reminded: Reminded }) {
  const { months: all, mailed, gifts, overtaken } = reminded
  const [before, present] = [all.at(-2)?.gifts ?? 0, all.at(-1)?.gifts ?? 0]
  return (
    <Figure
      id="figure-reminders"
      name="Reminders that became donations"
      lines={[
        {
          figure: sayCount(present),
          change: `This month; ${sayCount(before)} in the whole month before. In the last 30 days ${sayCount(mailed)} reminders left and ${sayCount(gifts)} gifts came`,
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
