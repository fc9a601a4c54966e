import type { Day } from '../days'
import { ActionLink, English, FootLink, Headline, Paragraph, type FootLinks } from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import type { Money } from '../money'
import type { Frequency } from '../offers/rules'
import { sayDonation } from '../offers/say-donation'
import { publication } from '../publication'
import { confirmReminderSubject, keptDays, reminderSetSubject } from './rules'
import { textIn, type ServerText } from '../languages/text'

/*
 * A reminder may light up on a phone that lies on somebody else's table, in a country where giving to us is an
 * offence. Its subject and preheader therefore name neither the donation nor its purpose; the words inside do.
 */

/** What the reader had chosen; the amount may still have been open. */
export type RememberedDonation = { frequency: Frequency; amount: Money | null }

/** For an address that nobody has confirmed yet: the reminder is set only once its owner confirms it. */
export function confirmReminderMail({
  confirmUrl,
  dueOn,
  donation,
  days,
  ...links
}: FootLinks & {
  confirmUrl: string
  dueOn: Day
  donation: RememberedDonation
  days: number
}): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      neutral: 'confirm',
      subject: t(confirmReminderSubject),
      preheader: t('Please confirm within {days} days.', { days }),
      reason: t(
        'You are receiving this email because this address was entered in the reminder form of {paper}.',
        { paper: publication.name },
      ),
      end: t('You will get no reminder unless you confirm.'),
    },
    <>
      <Headline>{t('Confirm your reminder')}</Headline>
      <Paragraph>
        {t(
          'You (or someone using your address) asked us to write to you on {dueOn} about {donation} to {paper}.',
          { dueOn: t.day(dueOn), donation: nameDonation(donation, t), paper: publication.name },
        )}
      </Paragraph>
      <Paragraph>{t('To be reminded, press the button and confirm on the page that opens.')}</Paragraph>
      <ActionLink href={confirmUrl}>{t('Confirm reminder')}</ActionLink>
      <Paragraph>
        {t(
          'The link works for {days} days. You will get one email on that day and no other. Confirming costs nothing and commits you to nothing.',
          { days },
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'If you did not ask for this, ignore this email: we will not send a reminder, and we will erase your address after {keptDays} days.',
          { keptDays },
        )}
      </Paragraph>
    </>,
  )
}

/** For a confirmed address: the reminder is set, and the mail says how to cancel it. */
export function reminderSetMail({
  cancelUrl,
  dueOn,
  donation,
  ...links
}: FootLinks & { cancelUrl: string; dueOn: Day; donation: RememberedDonation }): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      neutral: 'done',
      subject: t(reminderSetSubject),
      preheader: t('You do not need to do anything else.'),
      reason: t('You are receiving this email because a reminder for this address was set at {paper}.', {
        paper: publication.name,
      }),
      end: t('You will get one more email, on that day, unless you cancel.'),
    },
    <>
      <Headline>{t('Your reminder is set')}</Headline>
      <Paragraph>
        {t(
          'On {dueOn} we will write to you about {donation} to {paper}, as you asked. You do not need to do anything else. If you donate before then, we will cancel the reminder.',
          { dueOn: t.day(dueOn), donation: nameDonation(donation, t), paper: publication.name },
        )}
      </Paragraph>
      <Paragraph>
        {t('If you did not ask for it, or have changed your mind, you can cancel it here.')}
      </Paragraph>
      <ActionLink href={cancelUrl}>{t('Cancel reminder')}</ActionLink>
    </>,
  )
}

/** The mail on the day. Its button reopens the donation box with the reader's choice. There is no second mail. */
export function reminderDueMail({
  donation,
  articleHeadline,
  donateUrl,
  cancelUrl,
  ...links
}: FootLinks & {
  donation: RememberedDonation
  articleHeadline: string | null
  donateUrl: string
  cancelUrl: string
}): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      neutral: 'reminder',
      subject: t('The reminder you asked for'),
      preheader: t('You chose today. This is the only email.'),
      reason: t('You are receiving this email because you asked {paper} to remind you today.', {
        paper: publication.name,
      }),
      end: <FootLink href={cancelUrl}>{t('Check or cancel this reminder')}</FootLink>,
    },
    <>
      <Headline>{t('The reminder you asked for')}</Headline>
      <Paragraph>
        {t('You asked us to write to you today about {donation} to {paper}.', {
          donation: nameDonation(donation, t),
          paper: publication.name,
        })}
        {articleHeadline !== null && ' '}
        {articleHeadline !== null &&
          t.rich('You were reading “{articleHeadline}”.', {
            articleHeadline: <English t={t}>{articleHeadline}</English>,
          })}
      </Paragraph>
      <Paragraph>
        {t('The button takes you back to what you had chosen. You can still change everything.')}
      </Paragraph>
      <ActionLink href={donateUrl} colour="support">
        {donation.amount === null
          ? t('Continue')
          : t('Continue: {donation}', {
              donation: sayDonation({ amount: donation.amount, frequency: donation.frequency }, t),
            })}
      </ActionLink>
      <Paragraph>
        {t(
          'If now is not a good time, do nothing. This is the only email: we will not remind you again, and we will erase this reminder after {keptDays} days.',
          { keptDays },
        )}
      </Paragraph>
    </>,
  )
}

const openDonations = {
  once: 'a donation',
  monthly: 'a monthly donation',
  annual: 'an annual donation',
} as const

/** "a donation of $10 every month", or "a monthly donation" if no amount was chosen. */
function nameDonation({ amount, frequency }: RememberedDonation, t: ServerText): string {
  return amount === null
    ? t(openDonations[frequency])
    : t('a donation of {donation}', { donation: sayDonation({ amount, frequency }, t) })
}
