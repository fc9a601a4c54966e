import { formatDay, type Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { changeWords, nameDonation, type DonationMail } from '../notifications/emails'
import { renderDonorMail } from '../notifications/render-donor-mail'
import { confirmDays } from './rules'

/** To the new address: nothing changes before its button is pressed. It shows nothing of the donation. */
export function confirmDonationAddressMail(
  mail: FootLinks & { contact: string; confirmUrl: string },
): Promise<MailContent> {
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: 'Use this address for your donation?',
      preheader: 'Press the button to confirm it.',
      reason:
        'You are receiving this email because somebody entered this address on the page of their donation.',
      end: 'If that was not you, you do not need to do anything.',
    },
    <>
      <Headline>Use this address for your donation?</Headline>
      <Paragraph>
        You (or someone using your address) asked us to send the receipts of a donation here. Please confirm
        it with the button. The link works for {confirmDays} days.
      </Paragraph>
      <ActionLink href={mail.confirmUrl}>Confirm this address</ActionLink>
    </>,
  )
}

/** To the earlier address, once nothing more goes there. It does not name the new one. */
export function donationAddressLeftMail(
  mail: FootLinks & { contact: string; changedOn: Day },
): Promise<MailContent> {
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject: 'The address of your donation has changed',
      preheader: 'Receipts go to another address from now on.',
      end: 'This is the last email about this donation to this address.',
    },
    <>
      <Headline>The address of your donation has changed</Headline>
      <Paragraph>
        On {formatDay(mail.changedOn)} your donation was moved to another email address, which has confirmed
        it. Receipts go there from now on. The links in our earlier emails about this donation no longer open
        it.
      </Paragraph>
      <Paragraph>
        If you did not ask for this, reply to this email or write to {mail.contact}, and a person will help.
      </Paragraph>
    </>,
  )
}

/** To the new address: what it is used for now, with a link. */
export function donationAddressTakenMail(mail: DonationMail): Promise<MailContent> {
  const { amount, frequency, contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject: 'Your donation has a new address',
      preheader: 'Receipts come here from now on.',
    },
    <>
      <Headline>Your donation has a new address</Headline>
      <Paragraph>Receipts, and everything else about this donation, come here from now on.</Paragraph>
      <Facts rows={[['Your donation', nameDonation(amount, frequency)]]} />
      <Paragraph>If anything is wrong, reply to this email or write to {contact}.</Paragraph>
      <ActionLink href={manageUrl}>{changeWords}</ActionLink>
    </>,
  )
}
