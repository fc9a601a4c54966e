import type { Message, ServerText } from '@/lib/languages/text'
import {
  findStatement,
  type Statement,
  type StatementLine,
} from '@/lib/donations/notifications/find-statement'
import { readPeriod, yearOf, type PeriodRefusal } from '@/lib/donations/notifications/statement-rules'
import { showAddress } from '@/lib/addresses/email-address'
import type { Money } from '@/lib/money'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { PrintButton } from '../../../../_ui/print-button'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { unlisted } from '../../../../_parts/page-title'
import { PlainPage } from '../../../_parts/pages/plain-page'
import styles from '../donation.module.css'
import { findHolder } from '../holder'
import { LinkOver } from '../link-over'
import { PublisherNote } from '../publisher-note'
import { StatementForm } from '../statement-form'
import { requestText } from '../../../../_parts/request-text'

export const generateMetadata = unlisted('Statement')

/** A printable statement of all donations in a calendar year, or between any two days. */
export default async function StatementPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { token, year, from, to } = firstValues(await searchParams)
  const held = await findHolder({ token })
  if (held.state !== 'open') return <LinkOver state={held.state} token={token ?? ''} said={undefined} />
  const period = readPeriod({ year, from, to })
  if (!period.ok) return <WrongDates token={token} from={from} to={to} reason={period.reason} />
  const statement = await findStatement(held.holder, period.value)
  const [first, last] = [t.day(period.value.from), t.day(period.value.to)]
  const whole = yearOf(period.value)
  return (
    <PlainPage
      heading={
        whole === null
          ? t('Donations from {first} to {last}', { first, last })
          : t('Donations in {whole}', { whole })
      }
      label={publication.name}
    >
      <p>{describeStatement(statement, { first, last, isOne: held.holder.by === 'link' }, t)}</p>
      {statement.lines.length === 0 ? (
        <p>{t('There were no donations in that time.')}</p>
      ) : (
        <Lines {...statement} />
      )}
      <PublisherNote />
      <p className={styles.ways} data-print="no">
        <PrintButton>{t('Print this statement')}</PrintButton>
        <a href={t.href(path('/account/donations', { token }))}>{t('Back to your donations')}</a>
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
  t: ServerText,
): string {
  const facts = { paper: publication.name, first, last }
  if (email === null)
    return isOne
      ? t('A statement of one donation to {paper} from {first} to {last}, both days included.', facts)
      : t('A statement of all donations to {paper} from {first} to {last}, both days included.', facts)
  const named = { ...facts, email: showAddress(email) }
  return isOne
    ? t(
        'A statement for {email} of one donation to {paper} from {first} to {last}, both days included.',
        named,
      )
    : t(
        'A statement for {email} of all donations to {paper} from {first} to {last}, both days included.',
        named,
      )
}

type WrongDatesProps = {
  token: string | undefined
  from: string | undefined
  to: string | undefined
  reason: PeriodRefusal['reason']
}

async function WrongDates({ token, from, to, reason }: WrongDatesProps) {
  const t = await requestText()
  return (
    <PlainPage heading={t('Choose the dates')} label={t('Statement')}>
      <StatementForm token={token} from={from} to={to} error={t.known(wrongDates[reason])} />
      <p className={styles.ways}>
        <a href={t.href(path('/account/donations', { token }))}>{t('Back to your donations')}</a>
      </p>
    </PlainPage>
  )
}

const wrongDates: Record<PeriodRefusal['reason'], Message> = {
  no_days: 'Enter both dates like this: 2026-12-31.',
  backwards: 'Choose a last day that is not before the first.',
}

async function Lines({ lines, totals }: Statement) {
  const t = await requestText()
  return (
    <table className={styles.payments}>
      <thead>
        <tr>
          <th scope="col">{t('Day')}</th>
          <th scope="col">{t('Reference')}</th>
          <th scope="col" className={styles.sum}>
            {t('Amount')}
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

async function Line({ line: { what, on, amount, reference } }: { line: StatementLine }) {
  const t = await requestText()
  return (
    <tr>
      <th scope="row">{t.day(on)}</th>
      <td>
        <span className={styles.reference}>{reference}</span>
        {what === 'given_back' && <span className={styles.back}>{t('refunded')}</span>}
      </td>
      <td className={styles.sum}>
        {t.money(what === 'given' ? amount : { ...amount, minor: -amount.minor })}
      </td>
    </tr>
  )
}

async function Total({ given, givenBack, net }: { given: Money; givenBack: Money; net: Money }) {
  const t = await requestText()
  const words =
    givenBack.minor === 0
      ? t('Total given')
      : t('Total given: {given}, refunded: {givenBack}', {
          given: t.money(given),
          givenBack: t.money(givenBack),
        })
  return (
    <tr className={styles.total}>
      <th scope="row" colSpan={2}>
        {words}
      </th>
      <td className={styles.sum}>{t.money(net)}</td>
    </tr>
  )
}
