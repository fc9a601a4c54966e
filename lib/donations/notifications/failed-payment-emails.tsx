import { ActionLink, Headline, Paragraph } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import type { Advice } from './decline-rules'
import { nameDonation, type DonationMail } from './emails'
import { renderDonorMail } from './render-donor-mail'

export type PaymentFailedMail = DonationMail & {
  advice: Advice
  /** Opens Stripe's page for another card. */
  cardUrl: string
  /** Stripe's page of the open invoice; null if there is none. */
  payUrl: string | null
}

/** Sent for each failed try: why, what to do, and one button that does it. */
export function paymentFailedMail(mail: PaymentFailedMail): Promise<MailContent> {
  const { frequency, amount, advice, contact, manageUrl } = mail
  const isToConfirm = advice.remedy === 'confirm'
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: isToConfirm
        ? 'Your bank wants you to confirm a payment'
        : 'Your last payment did not go through',
      preheader: 'Nothing was charged. This email says what to do.',
    },
    <>
      <Headline>{isToConfirm ? 'Please confirm your payment' : 'Your payment did not go through'}</Headline>
      <Paragraph>
        Your donation of {nameDonation(amount, frequency)} was due. {advice.reason} Nothing was charged.
      </Paragraph>
      <Paragraph>{advice.todo}</Paragraph>
      <Buttons {...mail} />
      <Paragraph>
        You enter the card on the payment company’s own page, and we never see its number. You can also change
        the amount or end your donation. If you have questions, reply to this email or write to {contact}.
      </Paragraph>
      <ActionLink href={manageUrl}>See, change or end your donation</ActionLink>
    </>,
  )
}

function Buttons({ advice, cardUrl, payUrl }: PaymentFailedMail) {
  const change = <ActionLink href={cardUrl}>Change the card</ActionLink>
  if (payUrl === null) return change
  const pay = <ActionLink href={payUrl}>{advice.payLabel}</ActionLink>
  if (advice.remedy === 'confirm')
    return (
      <>
        {pay}
        <Paragraph>
          If you would rather use another card, the payment will be tried with it at once:
        </Paragraph>
        {change}
      </>
    )
  return (
    <>
      {change}
      <Paragraph>You can also make just this one payment now, with this card or another:</Paragraph>
      {pay}
    </>
  )
}
