import { formatDay, type Day } from '../days'
import { ActionLink, FootLink, Headline, Paragraph, type FootLinks } from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import type { Money } from '../money'
import { describeDonation, type Frequency } from '../offers/rules'
import { publication } from '../publication'
import { confirmReminderSubject, keptDays, reminderSetSubject } from './rules'

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
  return renderMail(
    {
      ...links,
      neutral: 'confirm',
      subject: confirmReminderSubject,
      preheader: `Please confirm within ${days} days.`,
      reason: `You are receiving this email because this address was entered in the reminder form of ${publication.name}.`,
      end: 'You will get no reminder unless you confirm.',
    },
    <>
      <Headline>Confirm your reminder</Headline>
      <Paragraph>
        You (or someone using your address) asked us to write to you on {formatDay(dueOn)} about{' '}
        {nameDonation(donation)} to {publication.name}.
      </Paragraph>
      <Paragraph>To be reminded, press the button and confirm on the page that opens.</Paragraph>
      <ActionLink href={confirmUrl}>Confirm reminder</ActionLink>
      <Paragraph>
        The link works for {days} days. You will get one email on that day and no other. Confirming costs
        nothing and commits you to nothing.
      </Paragraph>
      <Paragraph>
        If you did not ask for this, ignore this email: we will not send a reminder, and we will erase your
        address after {keptDays} days.
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
  return renderMail(
    {
      ...links,
      neutral: 'done',
      subject: reminderSetSubject,
      preheader: 'You do not need to do anything else.',
      reason: `You are receiving this email because a reminder for this address was set at ${publication.name}.`,
      end: 'You will get one more email, on that day, unless you cancel.',
    },
    <>
      <Headline>Your reminder is set</Headline>
      <Paragraph>
        On {formatDay(dueOn)} we will write to you about {nameDonation(donation)} to {publication.name}, as
        you asked. You do not need to do anything else. If you donate before then, we will cancel the
        reminder.
      </Paragraph>
      <Paragraph>If you did not ask for it, or have changed your mind, you can cancel it here.</Paragraph>
      <ActionLink href={cancelUrl}>Cancel reminder</ActionLink>
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
  return renderMail(
    {
      ...links,
      neutral: 'reminder',
      subject: 'The reminder you asked for',
      preheader: 'You chose today. This is the only email.',
      reason: `You are receiving this email because you asked ${publication.name} to remind you today.`,
      end: <FootLink href={cancelUrl}>Check or cancel this reminder</FootLink>,
    },
    <>
      <Headline>The reminder you asked for</Headline>
      <Paragraph>
        You asked us to write to you today about {nameDonation(donation)} to {publication.name}.
        {articleHeadline !== null && ` You were reading “${articleHeadline}”.`}
      </Paragraph>
      <Paragraph>
        The button takes you back to what you had chosen. You can still change everything.
      </Paragraph>
      <ActionLink href={donateUrl} colour="support">
        {donation.amount === null
          ? 'Continue'
          : `Continue: ${describeDonation(donation.amount, donation.frequency)}`}
      </ActionLink>
      <Paragraph>
        If now is not a good time, do nothing. This is the only email: we will not remind you again, and we
        will erase this reminder after {keptDays} days.
      </Paragraph>
    </>,
  )
}

const openDonations: Record<Frequency, string> = {
  once: 'a donation',
  monthly: 'a monthly donation',
  annual: 'an annual donation',
}

/** "a donation of $10 every month", or "a monthly donation" if no amount was chosen. */
function nameDonation({ amount, frequency }: RememberedDonation): string {
  return amount === null ? openDonations[frequency] : `a donation of ${describeDonation(amount, frequency)}`
}
