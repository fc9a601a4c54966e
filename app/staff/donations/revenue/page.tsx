import { currentTime } from '@/lib/clock'
import { formatMonth, instantOn, type Day } from '@/lib/days'
import { sumArticles, type ArticleRevenue } from '@/lib/desk/figures/sum-articles'
import { sumMonths, type RevenueByMonth } from '@/lib/desk/figures/sum-months'
import { orderCurrencies, sum } from '@/lib/desk/rules'
import { frequencies, frequencyLabels } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { firstValues, type Query } from '../../../_parts/first-values'
import { titled } from '../../../_parts/page-title'
import { ShareBar } from '../../../_ui/charts/share-bar'
import { StackedChart } from '../../../_ui/charts/stacked-chart'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { Table } from '../../_parts/table'
import { sayCount, sayRounded } from '../../_parts/words'
import styles from './page.module.css'

export const generateMetadata = titled('Revenue')

const months = 24

/** Net revenue, one currency at a time: by month and frequency, and by article. */
export default async function RevenuePage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('donations.read')
  const now = await currentTime()
  const revenue = await sumMonths(months, now)
  const currencies = orderCurrencies([...publication.currencies, ...revenue.rows.map((row) => row.currency)])
  const wanted = firstValues(await searchParams).currency ?? ''
  const currency = currencies.includes(wanted) ? wanted : publication.currency
  const year = revenue.months.slice(-12)
  const articles = await sumArticles(currency, { from: instantOn(year[0] ?? ''), until: now })
  return (
    <DeskPage
      heading="Revenue"
      intro="Payments less refunds and lost disputes. The payment company’s fees are not deducted. Each currency is shown separately."
    >
      <Currencies all={currencies} shown={currency} />
      <ByMonth revenue={revenue} currency={currency} />
      <ByArticle articles={articles} currency={currency} since={year[0] ?? ''} />
    </DeskPage>
  )
}

function Currencies({ all, shown }: { all: string[]; shown: string }) {
  return (
    <nav className={styles.currencies} aria-label="Currency">
      <ul>
        {all.map((currency) => (
          <li key={currency}>
            <a
              href={path('/staff/donations/revenue', { currency })}
              aria-current={currency === shown ? 'page' : undefined}
            >
              {currency.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ByMonth({ revenue, currency }: { revenue: RevenueByMonth; currency: string }) {
  const { months: all, rows } = revenue
  const mine = rows.filter((row) => row.currency === currency)
  const at = (month: Day, frequency?: string) =>
    sum(mine.filter((row) => row.month === month && (frequency === undefined || row.frequency === frequency)))
  const shown = (minor: number) => sayRounded({ minor, currency })
  const best = all.reduce((found, month) => (at(month) > at(found) ? month : found), all[0] ?? '')
  return (
    <section className={styles.part} aria-labelledby="by-month">
      <h2 id="by-month">By month</h2>
      <StackedChart
        id="months"
        title={`${currency.toUpperCase()}, ${formatMonth(all[0] ?? '')} to now`}
        summary={`${shown(sum(mine))} in all. The best month was ${formatMonth(best)} with ${shown(at(best))}; ${formatMonth(all.at(-1) ?? '')}, which is not over, has ${shown(at(all.at(-1) ?? ''))}.`}
        categories={all.map((month) => ({
          label: formatMonth(month),
          tick: tickOf(month),
          isMain: ['01', '07'].includes(month.slice(5, 7)),
        }))}
        series={frequencies.map((frequency) => ({
          name: frequencyLabels[frequency],
          values: all.map((month) => at(month, frequency)),
        }))}
        format={shown}
        table={
          <Table
            caption="Revenue by month and frequency"
            columns={['Month', ...frequencies.map((each) => frequencyLabels[each]), 'In all']}
            figures={[1, 2, 3, 4]}
            rows={[...all].reverse().map((month) => ({
              key: month,
              cells: [
                formatMonth(month),
                ...frequencies.map((each) => shown(at(month, each))),
                shown(at(month)),
              ],
            }))}
            empty=""
          />
        }
      />
    </section>
  )
}

/** "J" for January, with its year: there is room for one letter per month. */
function tickOf(month: Day): string {
  const name = formatMonth(month)
  return month.slice(5, 7) === '01' ? month.slice(0, 4) : name.slice(0, 1)
}

function ByArticle({
  articles,
  currency,
  since,
}: {
  articles: ArticleRevenue[]
  currency: string
  since: Day
}) {
  const largest = Math.max(0, ...articles.map(({ minor }) => minor))
  return (
    <section className={styles.part} aria-labelledby="by-article">
      <h2 id="by-article">By article</h2>
      <p>Since {formatMonth(since)}, by the article under which each donation was begun.</p>
      <Table
        caption="Revenue by article"
        columns={['Article', 'Net', 'Payments', 'Compared with the best']}
        figures={[1, 2]}
        extra={[2]}
        rows={articles.slice(0, 50).map(({ slug, headline, minor, payments }) => ({
          key: slug ?? 'none',
          cells: [
            nameArticle(slug, headline),
            sayRounded({ minor, currency }),
            sayCount(payments),
            <ShareBar key="share" value={minor} largest={largest} />,
          ],
        }))}
        empty="No donation in this currency yet."
      />
    </section>
  )
}

function nameArticle(slug: string | null, headline: string | null) {
  if (slug === null) return 'No article: the front page, the newsletter, a reminder'
  return <a href={path('/staff/donations', { article: slug })}>{headline ?? slug}</a>
}
