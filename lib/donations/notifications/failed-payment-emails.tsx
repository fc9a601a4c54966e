import type { Day } from '../../days'
import { ActionLink, Headline, Paragraph } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import type { Advice } from './decline-rules'
import { nameDonation } from '../../offers/say-donation'
import type { DonationMail } from './emails'
import { renderDonorMail } from './render-donor-mail'
import { textIn } from '../../languages/text'

export type PaymentFailedMail = DonationMail & {
  advice: Advice
  /** Opens Stripe's page for another card, or another way to pay. */
  cardUrl: string
  /** Stripe's page of the open invoice; null if there is none. */
  payUrl: string | null
}

/** Sent for each failed try: why, what to do, and one button that does it. */
export function paymentFailedMail(mail: PaymentFailedMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, advice, contact, manageUrl } = mail
  const isToConfirm = advice.remedy === 'confirm'
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: isToConfirm
        ? t('Your bank wants you to confirm a payment')
        : t('Your last payment did not go through'),
      preheader: t('Nothing was charged. This email says what to do.'),
    },
    <>
      <Headline>
        {isToConfirm ? t('Please confirm your payment') : t('Your payment did not go through')}
      </Headline>
      <Paragraph>
        {t('Your donation of {donation} was due. {reason} Nothing was charged.', {
          donation: nameDonation({ amount, frequency }, t),
          reason: advice.reason,
        })}
      </Paragraph>
      <Paragraph>{advice.todo}</Paragraph>
      <Buttons {...mail} />
      <Paragraph>
        {t(
          advice.isDebit
            ? 'You enter the details on the payment company’s own page, and we never see them. You can also change the amount or end your donation. If you have questions, reply to this email or write to {contact}.'
            : 'You enter the card on the payment company’s own page, and we never see its number. You can also change the amount or end your donation. If you have questions, reply to this email or write to {contact}.',
          { contact },
        )}
      </Paragraph>
      <ActionLink href={manageUrl}>{t('See, change or end your donation')}</ActionLink>
    </>,
  )
}

type FirstPaymentFailedMail = Omit<DonationMail, 'manageUrl'> & {
  startedOn: Day
  /** Where to try again: Stripe's page of the open invoice, or the donation page with the same choice. */
  tryUrl: string
  /** True if the bank is asked again without the donor. */
  isTriedAgain: boolean
}

/**
 * The first payment of a donation failed after its donor had left the payment page: a bank was asked for it and days
 * later did not pay. Nothing blames the donor, and nothing was lost.
 */
export function firstPaymentFailedMail(mail: FirstPaymentFailedMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, startedOn, contact, tryUrl, isTriedAgain } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject: t('Your payment did not go through'),
      preheader: t('Nothing was taken from your account.'),
      end: t('We send this email once.'),
    },
    <>
      <Headline>{t('Your payment did not go through')}</Headline>
      <Paragraph>
        {t(
          'On {day} you started a donation: {donation}. Your bank did not make the payment, and nothing was taken from your account.',
          { day: t.day(startedOn), donation: nameDonation({ amount, frequency }, t) },
        )}
      </Paragraph>
      <Paragraph>
        {isTriedAgain
          ? t('The bank may be asked again. If you would rather pay now, or in another way:')
          : t('You do not need to do anything. If you would still like to give, you can try again:')}
      </Paragraph>
      <ActionLink href={tryUrl}>{t('Try again')}</ActionLink>
      <Paragraph>{t('You can also reply to this email or write to {contact}.', { contact })}</Paragraph>
    </>,
  )
}

function Buttons({ advice, cardUrl, payUrl, language }: PaymentFailedMail) {
  const t = textIn(language)
  const change = (
    <ActionLink href={cardUrl}>
      {advice.isDebit ? t('Choose another way to pay') : t('Change the card')}
    </ActionLink>
  )
  if (payUrl === null) return change
  const pay = <ActionLink href={payUrl}>{advice.payLabel}</ActionLink>
  if (advice.remedy === 'confirm')
    return (
      <>
        {pay}
        <Paragraph>
          {t('If you would rather use another card, the payment will be tried with it at once:')}
        </Paragraph>
        {change}
      </>
    )
  return (
    <>
      {change}
      <Paragraph>
        {advice.isDebit
          ? t('You can also make just this one payment now:')
          : t('You can also make just this one payment now, with this card or another:')}
      </Paragraph>
      {pay}
    </>
  )
}
