import { formatDay } from '@/lib/days'
import {
  findStatement,
  type Statement,
  type StatementLine,
} from '@/lib/donations/notifications/find-statement'
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

export const generateMetadata = unlisted('Statement')

/** A printable statement of all donations in a calendar year. */
export default async function StatementPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token, year = '' } = firstValues(await searchParams)
  const held = await findHolder({ token })
  if (held.state !== 'open') return <LinkOver state={held.state} token={token ?? ''} said={undefined} />
  if (!/^20\d\d$/.test(year)) return <LinkOver state="unknown" token="" said={undefined} />
  const statement = await findStatement(held.holder, Number(year))
  return (
    <PlainPage heading={`Donations in ${year}`} label={publication.name}>
      <p>
        {statement.email === null ? 'A statement' : `A statement for ${showAddress(statement.email)}`} of{' '}
        {held.holder.by === 'link' ? 'one donation' : 'all donations'} to {publication.name} between 1 January
        and 31 December {year}.
      </p>
      {statement.lines.length === 0 ? <p>There were no donations in that year.</p> : <Lines {...statement} />}
      <p className={styles.ways} data-print="no">
        <PrintButton>Print this statement</PrintButton>
        <a href={path('/account/donations', { token })}>Back to your donations</a>
      </p>
    </PlainPage>
  )
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
