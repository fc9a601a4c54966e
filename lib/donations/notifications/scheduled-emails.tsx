import type { Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { nameDonation } from '../../offers/say-donation'
import type { DonationMail } from './emails'
import { renderDonorMail } from './render-donor-mail'
import { textIn, type ServerText } from '../../languages/text'

type ScheduledMail = DonationMail & {
  startsOn: Day
  /** Such as "Visa ending in 4242"; null if unknown. */
  card: string | null
}

/** The donor has agreed to a donation that is first charged on a later day. */
export function donationScheduledMail(mail: ScheduledMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, startsOn } = mail
  const words = { day: t.day(startsOn), donation: nameDonation({ amount, frequency }, t) }
  return renderDonorMail(
    mail,
    {
      neutral: 'record',
      subject: t('Your donation starts on {day}: {donation}', words),
      preheader: t('Nothing is charged before that day.'),
    },
    <>
      <Headline>{t('Thank you: your donation starts on {day}', words)}</Headline>
      <Paragraph>
        {t(
          'You have agreed to give {donation}. Nothing is charged before {day}. From then on it is charged without asking again, and we email you a receipt for each payment.',
          words,
        )}
      </Paragraph>
      <Terms mail={mail} t={t} />
      <Cancel mail={mail} t={t} />
    </>,
  )
}

/** Sent a week before the first charge, so that it surprises nobody. */
export function firstChargeMail(mail: ScheduledMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, startsOn } = mail
  const words = { day: t.day(startsOn), donation: nameDonation({ amount, frequency }, t) }
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      end: t('We send this email once.'),
      subject: t('Your donation starts on {day}: {donation}', words),
      preheader: t('The first charge is in a week.'),
    },
    <>
      <Headline>{t('Your donation starts soon')}</Headline>
      <Paragraph>
        {t(
          'As you agreed, your donation is charged for the first time on {day}: {donation}. If that is right, you do not need to do anything. Thank you.',
          words,
        )}
      </Paragraph>
      <Terms mail={mail} t={t} />
      <Cancel mail={mail} t={t} />
    </>,
  )
}

function Terms({ mail: { frequency, amount, startsOn, card }, t }: { mail: ScheduledMail; t: ServerText }) {
  return (
    <Facts
      rows={[
        [t('Your donation'), nameDonation({ amount, frequency }, t)],
        [t('First charge'), t.day(startsOn)],
        ...(card === null ? [] : ([[t('Card'), card]] as [string, string][])),
      ]}
    />
  )
}

function Cancel({ mail: { contact, manageUrl }, t }: { mail: ScheduledMail; t: ServerText }) {
  return (
    <>
      <Paragraph>
        {t(
          'If you have changed your mind, the button opens this donation without a password, and one press there cancels it. You can also change the amount, the day or the card. Keep this link private. It works for 60 days.',
        )}
      </Paragraph>
      <ActionLink href={manageUrl}>{t('Change or cancel your donation')}</ActionLink>
      <Paragraph>{t('You can also reply to this email or write to {contact}.', { contact })}</Paragraph>
    </>
  )
}

/** It was cancelled before its first charge. */
export function donationCancelledMail(mail: DonationMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, contact } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      end: t('This is the last email about this donation.'),
      subject: t('Your donation will not start'),
      preheader: t('Nothing was charged, and nothing will be.'),
    },
    <>
      <Headline>{t('Your donation will not start')}</Headline>
      <Paragraph>
        {t(
          'Your donation of {donation} was cancelled before its first charge. Nothing was charged for it, and nothing will be. Your earlier donation is not affected: thank you for it.',
          { donation: nameDonation({ amount, frequency }, t) },
        )}
      </Paragraph>
      <Paragraph>
        {t('If you did not ask for this, reply to this email or write to {contact}.', { contact })}
      </Paragraph>
    </>,
  )
}
