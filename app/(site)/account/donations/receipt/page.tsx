import type { ServerText } from '@/lib/languages/text'
import { findReceipt, type ReceiptView } from '@/lib/donations/queries'
import { showAddress } from '@/lib/addresses/email-address'
import { frequencyLabels } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { PrintButton } from '../../../../_ui/print-button'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { unlisted } from '../../../../_parts/page-title'
import { PlainPage } from '../../../_parts/pages/plain-page'
import styles from '../donation.module.css'
import { findHolder, donationPath } from '../holder'
import { LinkOver } from '../link-over'
import { PublisherNote } from '../publisher-note'
import { requestText } from '../../../../_parts/request-text'

export const generateMetadata = unlisted('Receipt')

/** A printable receipt for one payment. */
export default async function ReceiptPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { token, payment: id = '' } = firstValues(await searchParams)
  const held = await findHolder({ token })
  if (held.state !== 'open') return <LinkOver state={held.state} token={token ?? ''} said={undefined} />
  const receipt = await findReceipt(held.holder, id)
  if (receipt === null) return <LinkOver state="unknown" token="" said={undefined} />
  return (
    <PlainPage heading={t('Receipt')} label={publication.name}>
      <dl className={styles.facts}>
        {listFacts(receipt, t).map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('Thank you. {paper} is paid for by its readers.', { paper: publication.name })}</p>
      <PublisherNote />
      <p className={styles.ways} data-print="no">
        <PrintButton>{t('Print this receipt')}</PrintButton>
        <a href={t.href(donationPath({ token, donation: receipt.donation.id }))}>
          {t('Back to the donation')}
        </a>
      </p>
    </PlainPage>
  )
}

function listFacts({ payment, donation, email }: ReceiptView, t: ServerText): [string, string][] {
  const { amount, givenBack, onItsWayBack, paidOn, reference } = payment
  const covered =
    donation.feeCovered !== null && donation.amount.minor === amount.minor ? donation.feeCovered : null
  return [
    [t('Donation to'), publication.name],
    [t('Amount'), t.money(amount)],
    ...(covered === null ? [] : ([[t('Card fee included'), t.money(covered)]] as [string, string][])),
    ...(givenBack === null ? [] : ([[t('Refunded'), t.money(givenBack)]] as [string, string][])),
    ...(onItsWayBack === null ? [] : ([[t('Being refunded'), t.money(onItsWayBack)]] as [string, string][])),
    [t('Paid on'), t.day(paidOn)],
    [t('How often'), t(frequencyLabels[donation.frequency])],
    ...(email === null ? [] : ([[t('Donor'), showAddress(email)]] as [string, string][])),
    [t('Reference'), reference],
    [t('On the bank statement'), publication.statementDescriptor],
  ]
}
