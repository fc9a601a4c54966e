import { formatDay, type Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { changeWords, nameDonation, type DonationMail } from '../notifications/emails'
import { renderDonorMail } from '../notifications/render-donor-mail'

/** What changed about a donation, by us, by the donor or at Stripe. */
export type DonationNews = 'amount' | 'date' | 'paused' | 'resumed' | 'card'

export type DonationChangedMail = DonationMail & {
  news: DonationNews
  /** Null for a donation that is paused until its donor resumes it. */
  nextChargeOn: Day | null
  /** Such as "Visa ending in 4242". */
  card: string | null
}

/** Tells a donor what applies after a change. */
export function donationChangedMail(mail: DonationChangedMail): Promise<MailContent> {
  const { frequency, amount, nextChargeOn, card, contact, manageUrl } = mail
  const { subject, headline, words } = wordsOf(mail)
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject,
      preheader: 'What is true from now on.',
    },
    <>
      <Headline>{headline}</Headline>
      <Paragraph>{words}</Paragraph>
      <Facts
        rows={[
          ['Your donation', nameDonation(amount, frequency)],
          ['Next charge', nextChargeOn === null ? 'None until you resume it' : formatDay(nextChargeOn)],
          ...(card === null ? [] : ([['Card', card]] as [string, string][])),
        ]}
      />
      <Paragraph>
        If you did not ask for this, or want to change it, open your donation with the button, reply to this
        email or write to {contact}.
      </Paragraph>
      <ActionLink href={manageUrl}>{changeWords}</ActionLink>
    </>,
  )
}

function wordsOf({ news, amount, frequency, nextChargeOn }: DonationChangedMail) {
  const donation = nameDonation(amount, frequency)
  switch (news) {
    case 'amount':
      return {
        subject: `Your donation is now ${donation}`,
        headline: `Your donation is now ${donation}`,
        words: 'The new amount applies from the next charge. Nothing was charged for the change.',
      }
    case 'date':
      return {
        subject: `Next charge: ${nextChargeOn === null ? 'none for now' : formatDay(nextChargeOn)}`,
        headline: 'Your donation has another day',
        words: 'The next charge has been moved, and the later ones follow it.',
      }
    case 'paused':
      return {
        subject: 'Your donation is paused',
        headline: 'Your donation is paused',
        words: `Nothing is charged while it is paused, and the skipped payments will not be charged later. ${
          nextChargeOn === null
            ? ''
            : 'It resumes by itself, and we will email you a few days before the charge.'
        }`,
      }
    case 'resumed':
      return {
        subject: 'Your donation goes on',
        headline: 'Your donation goes on',
        words:
          'Thank you. The skipped payments will not be charged later; the next charge is the usual amount.',
      }
    case 'card':
      return {
        subject: 'Your donation has another card',
        headline: 'Your donation has another card',
        words: 'You entered it on the payment company’s own page. Future charges will use it.',
      }
  }
}

type LinkMail = FootLinks & { contact: string; manageUrl: string }

/** Tells a donor that a change we had accepted could not be carried out. */
export function changeFailedMail(mail: LinkMail): Promise<MailContent> {
  const { contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: 'Your donation could not be changed',
      preheader: 'It is as it was before.',
    },
    <>
      <Headline>Your donation could not be changed</Headline>
      <Paragraph>
        You asked for a change, and we were waiting for the payment company’s answer. It refused the change.
        We are sorry: your donation is as it was before. The button opens it, and you can try again.
      </Paragraph>
      <ActionLink href={manageUrl}>See your donation</ActionLink>
      <Paragraph>Or reply to this email or write to {contact}, and a person will do it for you.</Paragraph>
    </>,
  )
}

/** Answers a request made on the page of an expired link. */
export function manageLinkMail(mail: LinkMail): Promise<MailContent> {
  const { manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'link',
      subject: 'Your new link',
      preheader: 'It opens your donation for 60 days.',
      reason:
        'You are receiving this email because somebody opened an old link of yours and asked for a new one.',
      end: 'If that was not you, there is nothing to do.',
    },
    <>
      <Headline>Your new link</Headline>
      <Paragraph>
        The button opens your donation, with no password. It works for 60 days. Keep this link private.
      </Paragraph>
      <ActionLink href={manageUrl}>Open your donation</ActionLink>
    </>,
  )
}
