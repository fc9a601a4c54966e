import type { Day } from '../../days'
import { ActionLink, Headline, Paragraph } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { nameDonation } from '../../offers/say-donation'
import type { DonationMail } from './emails'
import { renderDonorMail } from './render-donor-mail'
import { textIn } from '../../languages/text'

/**
 * Sent a month before a card expires, so that no payment fails for it. `card` is text such as "Visa ending in 4242".
 */
export function cardExpiresMail(
  mail: DonationMail & { card: string; expiresOn: Day; cardUrl: string },
): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, card, expiresOn, cardUrl, contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: t('Your card expires soon'),
      preheader: t('It is valid until {expiresOn}.', { expiresOn: t.day(expiresOn) }),
    },
    <>
      <Headline>{t('Your card expires soon')}</Headline>
      <Paragraph>
        {t(
          'You give {donation} with your {card}. That card is valid until {expiresOn}. Payments after that date would fail.',
          { donation: nameDonation({ amount, frequency }, t), card, expiresOn: t.day(expiresOn) },
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'If your bank has sent you a new card, please enter it now. You will not be charged for this. If you do not have a new card yet, you do not need to do anything now: we will email you if a payment does not go through.',
        )}
      </Paragraph>
      <ActionLink href={cardUrl}>{t('Change the card')}</ActionLink>
      <Paragraph>
        {t(
          'The button takes you to the payment company’s own page. We never see your card number. If you have questions, reply to this email or write to {contact}.',
          { contact },
        )}
      </Paragraph>
      <ActionLink href={manageUrl}>{t('See, change or end your donation')}</ActionLink>
    </>,
  )
}
