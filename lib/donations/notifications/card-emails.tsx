import { formatDay, type Day } from '../../days'
import { ActionLink, Headline, Paragraph } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { nameDonation, type DonationMail } from './emails'
import { renderDonorMail } from './render-donor-mail'

/**
 * Sent a month before a card expires, so that no payment fails for it. `card` is text such as "Visa ending in 4242".
 */
export function cardExpiresMail(
  mail: DonationMail & { card: string; expiresOn: Day; cardUrl: string },
): Promise<MailContent> {
  const { frequency, amount, card, expiresOn, cardUrl, contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: 'Your card expires soon',
      preheader: `It is valid until ${formatDay(expiresOn)}.`,
    },
    <>
      <Headline>Your card expires soon</Headline>
      <Paragraph>
        You give {nameDonation(amount, frequency)} with your {card}. That card is valid until{' '}
        {formatDay(expiresOn)}. Payments after that date would fail.
      </Paragraph>
      <Paragraph>
        If your bank has sent you a new card, please enter it now. You will not be charged for this. If you do
        not have a new card yet, you do not need to do anything now: we will email you if a payment does not
        go through.
      </Paragraph>
      <ActionLink href={cardUrl}>Change the card</ActionLink>
      <Paragraph>
        The button takes you to the payment company’s own page. We never see your card number. If you have
        questions, reply to this email or write to {contact}.
      </Paragraph>
      <ActionLink href={manageUrl}>See, change or end your donation</ActionLink>
    </>,
  )
}
