import { formatDay } from '@/lib/days'
import {
  findStatement,
  type Statement,
  type StatementLine,
} from '@/lib/donations/notifications/find-statement'
import { readPeriod, yearOf, type PeriodRefusal } from '@/lib/donations/notifications/statement-rules'
import { showAddress } from '@/lib/email-address'
import { formatMoney, type Money } from '@/lib/money'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { PrintButton } from '../../../../_ui/print-button'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { unlisted } from '../../../../_parts/page-title'
import { PlainPage } from '../../../_parts/plain-page'
import styles from '../donation.module.css'
import { findHolder } from '../holder'
import { LinkOver } from '../link-over'
import { PublisherNote } from '../publisher-note'
import { StatementForm } from '../statement-form'

export const generateMetadata = unlisted('Statement')

/** A printable statement of all donations in a calendar year, or between any two days. */
export default async function StatementPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token, year, from, to } = firstValues(await searchParams)
  const held = await findHolder({ token })
  if (held.state !== 'open') return <LinkOver state={held.state} token={token ?? ''} said={undefined} />
  const period = readPeriod({ year, from, to })
  if (!period.ok) return <WrongDates token={token} from={from} to={to} reason={period.reason} />
  const statement = await findStatement(held.holder, period.value)
  const [first, last] = [formatDay(period.value.from), formatDay(period.value.to)]
  const whole = yearOf(period.value)
  return (
    <PlainPage
      heading={whole === null ? `Donations from ${first} to ${last}` : `Donations in ${whole}`}
      label={publication.name}
    >
      <p>{describeStatement(statement, { first, last, isOne: held.holder.by === 'link' })}</p>
      {statement.lines.length === 0 ? <p>There were no donations in that time.</p> : <Lines {...statement} />}
      <PublisherNote />
      <p className={styles.ways} data-print="no">
        <PrintButton>Print this statement</PrintButton>
        <a href={path('/account/donations', { token })}>Back to your donations</a>
      </p>
      <div data-print="no">
        <StatementForm token={token} {...period.value} />
      </div>
    </PlainPage>
  )
}

function describeStatement(
  { email }: Statement,
  { first, last, isOne }: { first: string; last: string; isOne: boolean },
): string {
  const whose = email === null ? 'A statement' : `A statement for ${showAddress(email)}`
  const what = isOne ? 'one donation' : 'all donations'
  return `${whose} of ${what} to ${publication.name} from ${first} to ${last}, both days included.`
}

type WrongDatesProps = {
  token: string | undefined
  from: string | undefined
  to: string | undefined
  reason: PeriodRefusal['reason']
}

function WrongDates({ token, from, to, reason }: WrongDatesProps) {
  return (
    <PlainPage heading="Choose the dates" label="Statement">
      <StatementForm token={token} from={from} to={to} error={wrongDates[reason]} />
      <p className={styles.ways}>
        <a href={path('/account/donations', { token })}>Back to your donations</a>
      </p>
    </PlainPage>
  )
}

const wrongDates: Record<PeriodRefusal['reason'], string> = {
  no_days: 'Enter both dates like this: 2026-12-31.',
  backwards: 'Choose a last day that is not before the first.',
}

function Lines({ lines, totals }: Statement) {
  return (
    <table className={styles.payments}>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Reference</th>
          <th scope="col" className={styles.sum}>
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={`${line.what}-${line.reference}-${line.on}-${line.amount.minor}`} line={line} />
        ))}
      </tbody>
      <tfoot>
        {totals.map(({ given, givenBack, net }) => (
          <Total key={net.currency} given={given} givenBack={givenBack} net={net} />
        ))}
      </tfoot>
    </table>
  )
}

function Line({ line: { what, on, amount, reference } }: { line: StatementLine }) {
  return (
    <tr>
      <th scope="row">{formatDay(on)}</th>
      <td>
        {reference}
        {what === 'given_back' && <span className={styles.back}> refunded</span>}
      </td>
      <td className={styles.sum}>{say(what === 'given' ? amount : { ...amount, minor: -amount.minor })}</td>
    </tr>
  )
}

function Total({ given, givenBack, net }: { given: Money; givenBack: Money; net: Money }) {
  const words =
    givenBack.minor === 0 ? 'Total given' : `Total given: ${say(given)}, refunded: ${say(givenBack)}`
  return (
    <tr className={styles.total}>
      <th scope="row" colSpan={2}>
        {words}
      </th>
      <td className={styles.sum}>{say(net)}</td>
    </tr>
  )
}

function say(amount: Money): string {
  return formatMoney(amount, publication.locale)
}
