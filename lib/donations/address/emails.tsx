import type { Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { nameDonation } from '../../offers/say-donation'
import { changeWords, type DonationMail } from '../notifications/emails'
import { renderDonorMail } from '../notifications/render-donor-mail'
import { confirmDays } from './rules'
import { textIn } from '../../languages/text'

/** To the new address: nothing changes before its button is pressed. It shows nothing of the donation. */
export function confirmDonationAddressMail(
  mail: FootLinks & { contact: string; confirmUrl: string },
): Promise<MailContent> {
  const t = textIn(mail.language)
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: t('Use this address for your donation?'),
      preheader: t('Press the button to confirm it.'),
      reason: t(
        'You are receiving this email because somebody entered this address on the page of their donation.',
      ),
      end: t('If that was not you, you do not need to do anything.'),
    },
    <>
      <Headline>{t('Use this address for your donation?')}</Headline>
      <Paragraph>
        {t(
          'You (or someone using your address) asked us to send the receipts of a donation here. Please confirm it with the button. The link works for {confirmDays} days.',
          { confirmDays },
        )}
      </Paragraph>
      <ActionLink href={mail.confirmUrl}>{t('Confirm this address')}</ActionLink>
    </>,
  )
}

/** To the earlier address, once nothing more goes there. It does not name the new one. */
export function donationAddressLeftMail(
  mail: FootLinks & { contact: string; changedOn: Day },
): Promise<MailContent> {
  const t = textIn(mail.language)
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject: t('The address of your donation has changed'),
      preheader: t('Receipts go to another address from now on.'),
      end: t('This is the last email about this donation to this address.'),
    },
    <>
      <Headline>{t('The address of your donation has changed')}</Headline>
      <Paragraph>
        {t(
          'On {changedOn} your donation was moved to another email address, which has confirmed it. Receipts go there from now on. The links in our earlier emails about this donation no longer open it.',
          { changedOn: t.day(mail.changedOn) },
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'If you did not ask for this, reply to this email or write to {contact}, and a person will help.',
          { contact: mail.contact },
        )}
      </Paragraph>
    </>,
  )
}

/** To the new address: what it is used for now, with a link. */
export function donationAddressTakenMail(mail: DonationMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { amount, frequency, contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject: t('Your donation has a new address'),
      preheader: t('Receipts come here from now on.'),
    },
    <>
      <Headline>{t('Your donation has a new address')}</Headline>
      <Paragraph>{t('Receipts, and everything else about this donation, come here from now on.')}</Paragraph>
      <Facts rows={[[t('Your donation'), nameDonation({ amount, frequency }, t)]]} />
      <Paragraph>
        {t('If anything is wrong, reply to this email or write to {contact}.', { contact })}
      </Paragraph>
      <ActionLink href={manageUrl}>{t(changeWords)}</ActionLink>
    </>,
  )
}
