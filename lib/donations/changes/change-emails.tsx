import { formatDay, type Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { changeWords, nameDonation, type DonationMail } from '../notifications/emails'
import { renderDonorMail } from '../notifications/render-donor-mail'

/** What changed about a donation, by us, by the donor or at Stripe. */
export type DonationNews = 'amount' | 'frequency' | 'date' | 'until' | 'paused' | 'resumed' | 'card'

export type DonationChangedMail = DonationMail & {
  news: DonationNews
  /** Null for a donation that is paused until its donor resumes it. */
  nextChargeOn: Day | null
  /** The last day on which it may be charged; null if it has no end date. */
  endsOn: Day | null
  /** Such as "Visa ending in 4242". */
  card: string | null
}

/** Tells a donor what applies after a change. */
export function donationChangedMail(mail: DonationChangedMail): Promise<MailContent> {
  const { frequency, amount, nextChargeOn, endsOn, card, contact, manageUrl } = mail
  const { subject, headline, words } = wordsOf(mail)
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject,
      preheader: 'Here is what has changed.',
    },
    <>
      <Headline>{headline}</Headline>
      <Paragraph>{words}</Paragraph>
      <Facts
        rows={[
          ['Your donation', nameDonation(amount, frequency)],
          ['Next charge', nextChargeOn === null ? 'None until you resume it' : formatDay(nextChargeOn)],
          ...(endsOn === null ? [] : ([['No charge after', formatDay(endsOn)]] as [string, string][])),
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

function wordsOf({ news, amount, frequency, nextChargeOn, endsOn }: DonationChangedMail) {
  const donation = nameDonation(amount, frequency)
  switch (news) {
    case 'amount':
      return {
        subject: `Your donation is now ${donation}`,
        headline: `Your donation is now ${donation}`,
        words: 'The new amount applies from the next charge. Nothing was charged for the change.',
      }
    case 'frequency':
      return {
        subject: `Your donation is now ${donation}`,
        headline: `Your donation is now ${donation}`,
        words:
          'This applies from the next charge, which stays on its day. Nothing was charged for the change.',
      }
    case 'until':
      return endsOn === null
        ? {
            subject: 'Your donation has no end date any more',
            headline: 'Your donation has no end date any more',
            words: 'It continues until you end it.',
          }
        : {
            subject: `Your donation ends after ${formatDay(endsOn)}`,
            headline: `Your donation ends after ${formatDay(endsOn)}`,
            words: 'It is charged as usual until that day, and never after it. You can change the date.',
          }
    case 'date':
      return {
        subject: `Next charge: ${nextChargeOn === null ? 'none for now' : formatDay(nextChargeOn)}`,
        headline: 'The date of your donation has changed',
        words: 'The next charge has been moved. Later charges follow the new date.',
      }
    case 'paused':
      return {
        subject: 'Your donation is paused',
        headline: 'Your donation is paused',
        words: `Nothing is charged while it is paused, and the skipped payments will not be charged later. ${nextChargeOn === null ? '' : 'It resumes automatically, and we will email you a few days before the charge.'}`,
      }
    case 'resumed':
      return {
        subject: 'Your donation continues',
        headline: 'Your donation continues',
        words:
          'Thank you. The skipped payments will not be charged later; the next charge is the usual amount.',
      }
    case 'card':
      return {
        subject: 'The card for your donation has changed',
        headline: 'The card for your donation has changed',
        words:
          'You entered a new card on the payment company’s own page. It will be used for future charges.',
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
      preheader: 'Your donation is as it was before.',
    },
    <>
      <Headline>Your donation could not be changed</Headline>
      <Paragraph>
        You asked us to change your donation, and the payment company has refused the change. We are sorry.
        Your donation is as it was before. You can open it with the button and try again.
      </Paragraph>
      <ActionLink href={manageUrl}>See your donation</ActionLink>
      <Paragraph>
        You can also reply to this email or write to {contact}, and we will do it for you.
      </Paragraph>
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
        'You are receiving this email because somebody opened an old link to your donation and asked for a new one.',
      end: 'If that was not you, you do not need to do anything.',
    },
    <>
      <Headline>Your new link</Headline>
      <Paragraph>
        The button opens your donation without a password. It works for 60 days. Keep this link private.
      </Paragraph>
      <ActionLink href={manageUrl}>Open your donation</ActionLink>
    </>,
  )
}
