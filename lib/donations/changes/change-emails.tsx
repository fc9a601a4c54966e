import type { Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { nameDonation } from '../../offers/say-donation'
import { changeWords, type DonationMail } from '../notifications/emails'
import { renderDonorMail } from '../notifications/render-donor-mail'
import { textIn, type ServerText } from '../../languages/text'

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
  const t = textIn(mail.language)
  const { frequency, amount, nextChargeOn, endsOn, card, contact, manageUrl } = mail
  const { subject, headline, words } = wordsOf(mail, t)
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject,
      preheader: t('Here is what has changed.'),
    },
    <>
      <Headline>{headline}</Headline>
      <Paragraph>{words}</Paragraph>
      <Facts
        rows={[
          [t('Your donation'), nameDonation({ amount, frequency }, t)],
          [t('Next charge'), nextChargeOn === null ? t('None until you resume it') : t.day(nextChargeOn)],
          ...(endsOn === null ? [] : ([[t('No charge after'), t.day(endsOn)]] as [string, string][])),
          ...(card === null ? [] : ([[t('Card'), card]] as [string, string][])),
        ]}
      />
      <Paragraph>
        {t(
          'If you did not ask for this, or want to change it, open your donation with the button, reply to this email or write to {contact}.',
          { contact },
        )}
      </Paragraph>
      <ActionLink href={manageUrl}>{t(changeWords)}</ActionLink>
    </>,
  )
}

function wordsOf({ news, amount, frequency, nextChargeOn, endsOn }: DonationChangedMail, t: ServerText) {
  const donation = nameDonation({ amount, frequency }, t)
  switch (news) {
    case 'amount':
      return {
        subject: t('Your donation is now {donation}', { donation }),
        headline: t('Your donation is now {donation}', { donation }),
        words: t('The new amount applies from the next charge. Nothing was charged for the change.'),
      }
    case 'frequency':
      return {
        subject: t('Your donation is now {donation}', { donation }),
        headline: t('Your donation is now {donation}', { donation }),
        words: t(
          'This applies from the next charge, which stays on its day. Nothing was charged for the change.',
        ),
      }
    case 'until':
      return endsOn === null
        ? {
            subject: t('Your donation has no end date any more'),
            headline: t('Your donation has no end date any more'),
            words: t('It continues until you end it.'),
          }
        : {
            subject: t('Your donation ends after {endsOn}', { endsOn: t.day(endsOn) }),
            headline: t('Your donation ends after {endsOn}', { endsOn: t.day(endsOn) }),
            words: t('It is charged as usual until that day, and never after it. You can change the date.'),
          }
    case 'date':
      return {
        subject:
          nextChargeOn === null
            ? t('Next charge: none for now')
            : t('Next charge: {day}', { day: t.day(nextChargeOn) }),
        headline: t('The date of your donation has changed'),
        words: t('The next charge has been moved. Later charges follow the new date.'),
      }
    case 'paused':
      return {
        subject: t('Your donation is paused'),
        headline: t('Your donation is paused'),
        words: [
          t('Nothing is charged while it is paused, and the skipped payments will not be charged later.'),
          nextChargeOn === null
            ? ''
            : t('It resumes automatically, and we will email you a few days before the charge.'),
        ]
          .filter(Boolean)
          .join(' '),
      }
    case 'resumed':
      return {
        subject: t('Your donation continues'),
        headline: t('Your donation continues'),
        words: t(
          'Thank you. The skipped payments will not be charged later; the next charge is the usual amount.',
        ),
      }
    case 'card':
      return {
        subject: t('The card for your donation has changed'),
        headline: t('The card for your donation has changed'),
        words: t(
          'You entered a new card on the payment company’s own page. It will be used for future charges.',
        ),
      }
  }
}

type LinkMail = FootLinks & { contact: string; manageUrl: string }

/** Tells a donor that a change we had accepted could not be carried out. */
export function changeFailedMail(mail: LinkMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: t('Your donation could not be changed'),
      preheader: t('Your donation is as it was before.'),
    },
    <>
      <Headline>{t('Your donation could not be changed')}</Headline>
      <Paragraph>
        {t(
          'You asked us to change your donation, and the payment company has refused the change. We are sorry. Your donation is as it was before. You can open it with the button and try again.',
        )}
      </Paragraph>
      <ActionLink href={manageUrl}>{t('See your donation')}</ActionLink>
      <Paragraph>
        {t('You can also reply to this email or write to {contact}, and we will do it for you.', { contact })}
      </Paragraph>
    </>,
  )
}

/** Answers a request made on the page of an expired link. */
export function manageLinkMail(mail: LinkMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'link',
      subject: t('Your new link'),
      preheader: t('It opens your donation for 60 days.'),
      reason: t(
        'You are receiving this email because somebody opened an old link to your donation and asked for a new one.',
      ),
      end: t('If that was not you, you do not need to do anything.'),
    },
    <>
      <Headline>{t('Your new link')}</Headline>
      <Paragraph>
        {t(
          'The button opens your donation without a password. It works for 60 days. Keep this link private.',
        )}
      </Paragraph>
      <ActionLink href={manageUrl}>{t('Open your donation')}</ActionLink>
    </>,
  )
}
