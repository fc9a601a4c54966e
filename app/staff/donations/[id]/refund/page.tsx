import { findDonation } from '@/lib/desk/donations/find-donation'
import { refundBlock, refundBlockWords } from '@/lib/donations/refunds/refund-rules'
import { leftToRefund } from '@/lib/donations/rules'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { titled } from '../../../../_parts/page-title'
import { Notice } from '../../../../_ui/notice'
import { requirePermission } from '../../../_parts/require-permission'
import { DeskPage } from '../../../_parts/desk-page'
import { NotHere } from '../../../_parts/not-here'
import { say } from '../../../_parts/words'
import { RefundForm } from './refund-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export const generateMetadata = titled('Refund a payment')

/** Two steps on purpose: first what and why, then a page that repeats it with the donor's name and has the button. */
export default async function RefundPage({ params, searchParams }: Props) {
  await requirePermission('donations.refund')
  const { id } = await params
  const { payment: wanted, changed } = firstValues(await searchParams)
  const donation = await findDonation(id)
  const payment = donation?.payments.find(({ paymentIntentId }) => paymentIntentId === wanted)
  const back = { href: `/staff/donations/${id}`, name: 'Back to the donation' }
  if (donation === null || payment === undefined) return <NotHere what="payment" back={back} />

  const { currency } = payment
  const left = leftToRefund(payment)
  const block = refundBlock(payment)
  return (
    <DeskPage
      heading="Refund a payment"
      intro={`${donation.donorEmail === null ? 'A donor' : showAddressToStaff(donation.donorEmail)} paid ${say({ minor: payment.amountMinor, currency })}.`}
    >
      {changed !== undefined && (
        <Notice role="status">
          Nothing was ordered: this payment has changed since you opened the page. This is how it stands now.
        </Notice>
      )}
      {block !== null ? (
        <>
          <p>{refundBlockWords[block]}</p>
          <p>
            <a href={back.href}>{back.name}</a>
          </p>
        </>
      ) : (
        <RefundForm
          donationId={id}
          payment={payment.paymentIntentId}
          currency={currency.toUpperCase()}
          left={say({ minor: left, currency })}
          isWhole={left === payment.amountMinor}
          isRecurring={donation.frequency !== 'once'}
        />
      )}
    </DeskPage>
  )
}
