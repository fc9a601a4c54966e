import { dayOf, firstOfMonth, formatDate, formatMonth, monthBefore, type Day } from '@/lib/days'
import { changeInPercent, orderCurrencies, sum } from '@/lib/desk/rules'
import type { RevenueByMonth } from '@/lib/desk/figures/sum-months'
import type { MonthSoFar } from '@/lib/desk/figures/sum-this-month'
import { Figure } from './_parts/figure'
import { Table } from './_parts/table'
import { sayMany, sayRounded } from './_parts/words'

export function MonthFigure({
  soFar,
  revenue,
  now,
}: {
  soFar: MonthSoFar[]
  revenue: RevenueByMonth
  now: Date
}) {
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
          failed gives nothing back) and disputes opened in it that were lost. The payment company’s fees are
          not deducted. The comparison is with the same days of the month before.
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
  const change = percent === null ? 'beside ' : `${percent < 0 ? '−' : '+'}${Math.abs(percent)} % on `
  const backWords = back === 0 ? '' : `; ${sayRounded({ minor: back, currency })} went back`
  return `${change}${compared} up to ${until}; ${sayMany(payments, 'payment')}${backWords}`
}
