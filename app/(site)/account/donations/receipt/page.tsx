import { formatDay } from '@/lib/days'
import { findReceipt, type ReceiptView } from '@/lib/donations/queries'
import { showAddress } from '@/lib/email-address'
import { formatMoney, type Money } from '@/lib/money'
import { frequencyLabels } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { PrintButton } from '../../../../_ui/print-button'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { unlisted } from '../../../../_parts/page-title'
import { PlainPage } from '../../../_parts/plain-page'
import styles from '../donation.module.css'
import { findHolder, donationPath } from '../holder'
import { LinkOver } from '../link-over'
import { PublisherNote } from '../publisher-note'

export const generateMetadata = unlisted('Receipt')

/** A printable receipt for one payment. */
export default async function ReceiptPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token, payment: id = '' } = firstValues(await searchParams)
  const held = await findHolder({ token })
  if (held.state !== 'open') return <LinkOver state={held.state} token={token ?? ''} said={undefined} />
  const receipt = await findReceipt(held.holder, id)
  if (receipt === null) return <LinkOver state="unknown" token="" said={undefined} />
  return (
    <PlainPage heading="Receipt" label={publication.name}>
      <dl className={styles.facts}>
        {listFacts(receipt).map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>Thank you. {publication.name} is paid for by its readers.</p>
      <PublisherNote />
      <p className={styles.ways} data-print="no">
        <PrintButton>Print this receipt</PrintButton>
        <a href={donationPath({ token, donation: receipt.donation.id })}>Back to the donation</a>
      </p>
    </PlainPage>
  )
}

function listFacts({ payment, donation, email }: ReceiptView): [string, string][] {
  const { amount, givenBack, onItsWayBack, paidOn, reference } = payment
  const say = (money: Money) => formatMoney(money, publication.locale)
  const covered =
    donation.feeCovered !== null && donation.amount.minor === amount.minor ? donation.feeCovered : null
  return [
    ['Donation to', publication.name],
    ['Amount', say(amount)],
    ...(covered === null ? [] : ([['Card fee included', say(covered)]] as [string, string][])),
    ...(givenBack === null ? [] : ([['Refunded', say(givenBack)]] as [string, string][])),
    ...(onItsWayBack === null ? [] : ([['Being refunded', say(onItsWayBack)]] as [string, string][])),
    ['Paid on', formatDay(paidOn)],
    ['How often', frequencyLabels[donation.frequency]],
    ...(email === null ? [] : ([['Donor', showAddress(email)]] as [string, string][])),
    ['Reference', reference],
    ['On the bank statement', publication.statementDescriptor],
  ]
}
