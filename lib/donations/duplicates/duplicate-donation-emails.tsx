import { formatDay, type Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { formatMoney, type Money } from '../../money'
import type { Frequency } from '../../offers/rules'
import { publication } from '../../publication'
import { nameDonation } from '../notifications/emails'
import { renderDonorMail } from '../notifications/render-donor-mail'

type NamedDonation = { frequency: Frequency; amount: Money; givenOn: Day }

/**
 * Two donations were paid with this address. Anybody with access to the mailbox reads it, so it says no more than the
 * receipts did, and its button can only reverse the second.
 */
export function duplicateDonationMail(
  mail: FootLinks & {
    first: NamedDonation
    second: NamedDonation
    reverseUrl: string
    lastDay: Day
    contact: string
  },
): Promise<MailContent> {
  const { first, second, reverseUrl, lastDay, contact } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'question',
      end: 'We will not ask again.',
      subject: 'Did you mean to give twice?',
      preheader: 'If you did, you do not need to do anything.',
    },
    <>
      <Headline>Did you mean to give twice?</Headline>
      <Paragraph>Two donations were made with this address:</Paragraph>
      <Facts
        rows={[
          ['First donation', nameGivenDonation(first)],
          ['Second donation', nameGivenDonation(second)],
        ]}
      />
      <Paragraph>
        If you meant both, thank you: you do not need to do anything, and both stay as they are.
      </Paragraph>
      <Paragraph>
        If the second one was a mistake, the button takes you to a page where one click{' '}
        {second.frequency === 'once' ? 'refunds it' : 'ends it and refunds what you paid for it'}. The first
        donation does not change.
      </Paragraph>
      <ActionLink href={reverseUrl}>Undo the second donation</ActionLink>
      <Paragraph>
        The button works until {formatDay(lastDay)}. If you would rather keep the second donation and end the
        first, or if you do not recognise one of them, reply to this email or write to {contact}.
      </Paragraph>
    </>,
  )
}

/** Such as "$10 every month, since Monday 23 November 2026". */
function nameGivenDonation({ frequency, amount, givenOn }: NamedDonation): string {
  const day = formatDay(givenOn)
  return frequency === 'once'
    ? `${nameDonation(amount, frequency)}, on ${day}`
    : `${nameDonation(amount, frequency)}, since ${day}`
}

export type DuplicateReversedMail = FootLinks & {
  first: NamedDonation
  second: NamedDonation
  /** True if the second donation was a recurring one and has ended. */
  hasEnded: boolean
  /** What has left for the card; null for nothing. */
  givenBack: Money | null
  /** What Stripe has accepted and not sent yet. */
  onItsWay: Money | null
  /** True if Stripe refused for a reason that a person has to look at. */
  isRefused: boolean
  contact: string
}

/** The one mail after that button. It replaces the mails about the end and the refund. */
export function duplicateReversedMail(mail: DuplicateReversedMail): Promise<MailContent> {
  const { first, second, hasEnded, contact } = mail
  const { subject, headline, preheader } = headOf(mail)
  const isRecurring = second.frequency !== 'once'
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      end: 'This is the last email about the second donation.',
      subject,
      preheader,
    },
    <>
      <Headline>{headline}</Headline>
      {isRecurring && hasEnded && (
        <Paragraph>
          Your second donation, {nameGivenDonation(second)}, has ended. Nothing more will be charged for it.
        </Paragraph>
      )}
      {isRecurring && !hasEnded && (
        <Paragraph>
          Your second donation, {nameGivenDonation(second)}, could not be ended yet, because the payment
          company refused.
        </Paragraph>
      )}
      {listMoneyWords(mail).map((words) => (
        <Paragraph key={words}>{words}</Paragraph>
      ))}
      <Paragraph>
        Your first donation, {nameGivenDonation(first)}, stays as it is. Thank you for it. If anything is
        wrong, reply to this email or write to {contact}.
      </Paragraph>
    </>,
  )
}

function headOf({ givenBack, onItsWay, isRefused, hasEnded }: DuplicateReversedMail) {
  const reversed = {
    headline: 'Your second donation has been undone',
    preheader: 'Your second donation has been undone, as you asked.',
  }
  if (givenBack !== null && !isRefused) return { ...reversed, subject: `We have refunded ${say(givenBack)}` }
  if (onItsWay !== null && !isRefused) return { ...reversed, subject: `${say(onItsWay)} is being refunded` }
  if (isRefused) {
    const subject = 'Your second donation could not be undone'
    return {
      subject,
      headline: subject,
      preheader: 'We are looking into it. You do not need to do anything.',
    }
  }
  if (!hasEnded) return { ...reversed, subject: 'About your second donation' }
  return { ...reversed, subject: 'Your second donation has ended' }
}

function listMoneyWords({ givenBack, onItsWay, isRefused }: DuplicateReversedMail): string[] {
  const words = [
    ...(givenBack === null
      ? []
      : [`We refunded ${say(givenBack)} to the card you paid with. Banks take five to ten days to show it.`]),
    ...(onItsWay === null
      ? []
      : [
          `The payment company is refunding ${say(onItsWay)} to the card you paid with. We will email you when the refund has been sent.`,
        ]),
    ...(isRefused
      ? [
          'The payment company refused all or part of the refund. We know about this and are putting it right. You do not need to do anything.',
        ]
      : []),
  ]
  if (words.length > 0) return words
  return [
    'We could not refund what you paid for it: it had already been refunded, or your bank had been asked to return it.',
  ]
}

function say(amount: Money): string {
  return formatMoney(amount, publication.locale)
}
