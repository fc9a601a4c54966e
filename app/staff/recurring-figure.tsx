import { formatMonth } from '@/lib/days'
import { spreadRecurring } from '@/lib/desk/rules'
import type { RevenueByMonth } from '@/lib/desk/figures/sum-months'
import type { Recurring } from '@/lib/desk/figures/sum-recurring'
import { Figure } from './_parts/figure'
import { Table } from './_parts/table'
import { sayMany, sayRounded } from './_parts/words'

export function RecurringFigure({ recurring, revenue }: { recurring: Recurring[]; revenue: RevenueByMonth }) {
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
        // The current month is incomplete and would look like a drop.
        values: received(currency).slice(0, -1),
      }))}
      span={`Received, ${formatMonth(shown[0] ?? '')} to last month`}
      definition={
        <>
          <p>
            What running donations promise for a month: monthly donations at their amount, annual ones at a
            twelfth. Donations that will end count until they do, and donations whose last payment failed
            count while it is tried again. Paused donations do not count. Each currency is shown separately;
            they are never added.
          </p>
          <p>
            The course shows what recurring donations brought in, less what was refunded: monthly ones in
            their month, annual ones as a twelfth in each of twelve months.
          </p>
        </>
      }
      table={
        <Table
          caption="Recurring donations received, month by month"
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

function sayParts({ currency, donations, ending, pastDue, paused }: Recurring): string {
  const sum = (minor: number) => sayRounded({ minor, currency })
  return [
    sayMany(donations, 'donation'),
    ...(ending === 0 ? [] : [`${sum(ending)} of it will end`]),
    ...(pastDue === 0 ? [] : [`for ${sum(pastDue)} the last payment failed`]),
    ...(paused === 0 ? [] : [`${sum(paused)} more is paused`]),
  ].join('; ')
}
