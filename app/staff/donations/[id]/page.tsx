import type { Metadata } from 'next'
import { randomUUID } from 'node:crypto'
import { formatDate, formatMoment } from '@/lib/days'
import { findDonation, type GiftView, type PaymentView } from '@/lib/desk/find-donation'
import { listDeeds } from '@/lib/desk/list-deeds'
import { showAddressToStaff } from '@/lib/email-address'
import { nameCard } from '@/lib/donations/notifications/card-rules'
import { refundBlock } from '@/lib/donations/refunds/refund-rules'
import { describeGift, frequencyLabels } from '@/lib/offers/rules'
import { may } from '@/lib/staff/rules'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { SubmitButton } from '../../../_ui/submit-button'
import { admit } from '../../_parts/admit'
import { DeskPage } from '../../_parts/desk-page'
import { Facts } from '../../_parts/facts'
import { NotHere } from '../../_parts/not-here'
import { Payments } from '../../_parts/payments'
import { sayOrder } from '../../_parts/refund-words'
import { namePlacement, say, stateWords } from '../../_parts/words'
import { mailLink, mailReceipt } from './actions'
import { Changes } from './changes'
import { Deeds } from './deeds'
import styles from './page.module.css'
import { Unreachable } from './unreachable'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('A gift') }
}

const done: Record<string, string> = {
  receipt: 'The receipt is on its way to the donor once more.',
  link: 'A new link to the gift is on its way to the donor.',
}

export default async function GiftPage({ params, searchParams }: Props) {
  const { role } = await admit('donations.read')
  const gift = await findDonation((await params).id)
  if (gift === null)
    return <NotHere what="gift" back={{ href: '/staff/donations', name: 'To all donations' }} />
  const { done: what = '', refund } = firstValues(await searchParams)
  const said = sayRefundOrder(gift, refund) ?? done[what]
  const mayMail = may(role, 'donations.mail') && gift.donorEmail !== null
  const mayRefund = may(role, 'donations.refund')
  return (
    <DeskPage heading={headingOf(gift)} intro={introOf(gift)}>
      {said && <Notice role="status">{said}</Notice>}
      <Unreachable address={gift.donorEmail} isPaid={gift.paidAt !== null} />
      <Facts facts={factsOf(gift)} />
      <div className={styles.ways}>
        {gift.donorEmail !== null && (
          <LinkButton href={`/staff/donations/${gift.id}/donor`} look="quiet">
            This donor’s whole story
          </LinkButton>
        )}
        {mayMail && gift.paidAt !== null && <LinkForm id={gift.id} />}
      </div>
      <h2>Payments</h2>
      <Payments
        caption="Payments of this gift"
        payments={gift.payments}
        actionsOf={(payment) => (
          <div className={styles.actions}>
            {mayMail && <ReceiptForm donationId={gift.id} payment={payment} />}
            {mayRefund && refundBlock(payment) === null && (
              <RefundLink donationId={gift.id} payment={payment} />
            )}
          </div>
        )}
      />
      <Changes changes={gift.changes} currency={gift.currency} />
      <Deeds deeds={await listDeeds(`donation:${gift.id}`)} />
    </DeskPage>
  )
}

function introOf({ donorEmail, paidAt }: GiftView): string {
  if (donorEmail !== null) return showAddressToStaff(donorEmail)
  return paidAt === null
    ? 'Nobody has paid this gift, so there is no address.'
    : 'The donor’s address is not known.'
}

/** Depends on the order's current state: opening the URL again makes no false claim. */
function sayRefundOrder({ payments }: GiftView, id: string | undefined): string | undefined {
  for (const { refundOrders, refunds } of payments) {
    const order = refundOrders.find((each) => each.id === id)
    if (order !== undefined) return sayOrder(order, refunds).words
  }
  return undefined
}

function headingOf({ frequency, amountMinor, currency }: GiftView): string {
  const amount = { minor: amountMinor, currency }
  return frequency === 'once'
    ? `A single gift of ${say(amount)}`
    : `A gift of ${describeGift(amount, frequency)}`
}

function factsOf(gift: GiftView) {
  const { articleSlug, headline, cardBrand, cardLast4, nextChargeAt, endsAt, resumesAt } = gift
  const article =
    articleSlug === null ? null : <a href={`/articles/${articleSlug}`}>{headline ?? articleSlug}</a>
  const card =
    cardBrand === null || cardLast4 === null ? null : nameCard({ brand: cardBrand, last4: cardLast4 })
  return [
    ['How it stands', gift.isPaused ? 'Paused' : stateWords[gift.state]],
    ['How often', frequencyLabels[gift.frequency]],
    ['Begun', formatMoment(gift.createdAt)],
    ['First paid', gift.paidAt && formatMoment(gift.paidAt)],
    ['Next charge', nextChargeAt && formatDate(nextChargeAt)],
    ['Goes on', resumesAt && formatDate(resumesAt)],
    ['Ends', endsAt && formatDate(endsAt)],
    ['Card', card],
    ['Begun at', namePlacement(gift.placement)],
    ['Under the article', article],
    ['Campaign', gift.campaign],
    ['At Stripe', gift.stripeSubscriptionId ?? gift.checkoutSessionId],
    ['Its number here', gift.id],
  ] as const
}

/** The id is created with the form, so that a button pressed twice sends one mail. */
function LinkForm({ id }: { id: string }) {
  return (
    <form action={mailLink} aria-label="A new link">
      <input type="hidden" name="donation" value={id} />
      <input type="hidden" name="form" value={randomUUID()} />
      <SubmitButton look="quiet">Mail the donor a new link to this gift</SubmitButton>
    </form>
  )
}

type OfPayment = { donationId: string; payment: PaymentView }

function ReceiptForm({ donationId, payment: { paymentIntentId } }: OfPayment) {
  return (
    <form action={mailReceipt} aria-label={`Receipt ${paymentIntentId.slice(-8)}`}>
      <input type="hidden" name="donation" value={donationId} />
      <input type="hidden" name="payment" value={paymentIntentId} />
      <input type="hidden" name="form" value={randomUUID()} />
      <SubmitButton look="quiet">Mail the receipt again</SubmitButton>
    </form>
  )
}

function RefundLink({ donationId, payment: { paymentIntentId } }: OfPayment) {
  return (
    <LinkButton href={`/staff/donations/${donationId}/refund?payment=${paymentIntentId}`} look="quiet">
      Give it back
    </LinkButton>
  )
}
