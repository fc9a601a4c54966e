import { textIn } from '@/lib/languages/text'
import { sayDonation } from '@/lib/offers/say-donation'
import { randomUUID } from 'node:crypto'
import { formatDate, formatMoment } from '@/lib/days'
import { findDonation, type DonationView, type PaymentView } from '@/lib/desk/donations/find-donation'
import { listAuditEntries } from '@/lib/desk/list-audit-entries'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { nameCard } from '@/lib/donations/notifications/card-rules'
import { refundBlock } from '@/lib/donations/refunds/refund-rules'
import { frequencyLabels } from '@/lib/offers/rules'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../../_parts/first-values'
import { titled } from '../../../_parts/page-title'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { Facts } from '../../_parts/facts'
import { NotHere } from '../../_parts/not-here'
import { Payments } from '../../_parts/payments'
import { sayOrder } from '../../_parts/refund-words'
import { namePlacement, say, stateWords } from '../../_parts/words'
import { mailLink, mailReceipt } from './actions'
import { Changes } from './changes'
import { AuditEntries } from './audit-entries'
import styles from './page.module.css'
import { Unreachable } from './unreachable'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export const generateMetadata = titled('A donation')

const done: Record<string, string> = {
  receipt: 'The receipt is on its way to the donor once more.',
  link: 'A new link to the donation is on its way to the donor.',
}

export default async function DonationPage({ params, searchParams }: Props) {
  const { role } = await requirePermission('donations.read')
  const donation = await findDonation((await params).id)
  if (donation === null)
    return <NotHere what="donation" back={{ href: '/staff/donations', name: 'To all donations' }} />
  const { done: what = '', refund } = firstValues(await searchParams)
  const said = sayRefundOrder(donation, refund) ?? done[what]
  const mayMail = may(role, 'donations.mail') && donation.donorEmail !== null
  const mayRefund = may(role, 'donations.refund')
  return (
    <DeskPage heading={headingOf(donation)} intro={introOf(donation)}>
      {said && <Notice role="status">{said}</Notice>}
      <Unreachable address={donation.donorEmail} isPaid={isGiven(donation)} />
      <Facts facts={factsOf(donation)} />
      <div className={styles.ways}>
        {donation.donorEmail !== null && (
          <LinkButton href={`/staff/donations/${donation.id}/donor`} look="quiet">
            Everything about this donor
          </LinkButton>
        )}
        {mayMail && isGiven(donation) && <LinkForm id={donation.id} />}
      </div>
      <h2>Payments</h2>
      <Payments
        caption="Payments of this donation"
        payments={donation.payments}
        actionsOf={(payment) => (
          <div className={styles.actions}>
            {mayMail && <ReceiptForm donationId={donation.id} payment={payment} />}
            {mayRefund && refundBlock(payment) === null && (
              <RefundLink donationId={donation.id} payment={payment} />
            )}
          </div>
        )}
      />
      <Changes changes={donation.changes} currency={donation.currency} />
      <AuditEntries entries={await listAuditEntries(`donation:${donation.id}`)} />
    </DeskPage>
  )
}

/** Paid, or agreed to for a later day. */
function isGiven({ paidAt, scheduledAt }: DonationView): boolean {
  return paidAt !== null || scheduledAt !== null
}

function introOf({ donorEmail, paidAt }: DonationView): string {
  if (donorEmail !== null) return showAddressToStaff(donorEmail)
  return paidAt === null
    ? 'Nobody has paid this donation, so there is no address.'
    : 'The donor’s address is not known.'
}

/** Depends on the order's current state: opening the URL again makes no false claim. */
function sayRefundOrder({ payments }: DonationView, id: string | undefined): string | undefined {
  for (const { refundOrders, refunds } of payments) {
    const order = refundOrders.find((each) => each.id === id)
    if (order !== undefined) return sayOrder(order, refunds).words
  }
  return undefined
}

function headingOf({ frequency, amountMinor, currency }: DonationView): string {
  const amount = { minor: amountMinor, currency }
  return frequency === 'once'
    ? `A single donation of ${say(amount)}`
    : `A donation of ${sayDonation({ amount, frequency }, textIn())}`
}

function factsOf(donation: DonationView) {
  const { articleSlug, headline, cardBrand, cardLast4, nextChargeAt, endsAt, resumesAt } = donation
  const article =
    articleSlug === null ? null : <a href={`/articles/${articleSlug}`}>{headline ?? articleSlug}</a>
  const card =
    cardBrand === null || cardLast4 === null
      ? null
      : nameCard({ brand: cardBrand, last4: cardLast4 }, textIn())
  return [
    ['Status', donation.isPaused ? 'Paused' : stateWords[donation.state]],
    ['How often', frequencyLabels[donation.frequency]],
    ['Begun', formatMoment(donation.createdAt)],
    ['Agreed', donation.scheduledAt && formatMoment(donation.scheduledAt)],
    ['First paid', donation.paidAt && formatMoment(donation.paidAt)],
    ['Next charge', nextChargeAt && formatDate(nextChargeAt)],
    ['Goes on', resumesAt && formatDate(resumesAt)],
    ['Ends', endsAt && formatDate(endsAt)],
    ['Card', card],
    ['Started at', namePlacement(donation.placement)],
    ['Under the article', article],
    ['Campaign', donation.campaign],
    ['At Stripe', donation.stripeSubscriptionId ?? donation.checkoutSessionId],
    ['Our ID', donation.id],
  ] as const
}

/** The id is created with the form, so that a button pressed twice sends one mail. */
function LinkForm({ id }: { id: string }) {
  return (
    <ButtonForm
      action={mailLink}
      label="A new link"
      values={{ donation: id, form: randomUUID() }}
      look="quiet"
      button="Email the donor a new link to this donation"
    />
  )
}

type OfPayment = { donationId: string; payment: PaymentView }

function ReceiptForm({ donationId, payment: { paymentIntentId } }: OfPayment) {
  return (
    <ButtonForm
      action={mailReceipt}
      label={`Receipt ${paymentIntentId.slice(-8)}`}
      values={{ donation: donationId, payment: paymentIntentId, form: randomUUID() }}
      look="quiet"
      button="Email the receipt again"
    />
  )
}

function RefundLink({ donationId, payment: { paymentIntentId } }: OfPayment) {
  return (
    <LinkButton href={`/staff/donations/${donationId}/refund?payment=${paymentIntentId}`} look="quiet">
      Refund this payment
    </LinkButton>
  )
}
