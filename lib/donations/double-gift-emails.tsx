import { formatDay, type Day } from '../days'
import { ActionLink, Facts, Headline, Paragraph, type FootLinks } from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { formatMoney, type Money } from '../money'
import type { Frequency } from '../offers/rules'
import { publication } from '../publication'
import { nameGift, whyGift } from './emails'

type NamedGift = { frequency: Frequency; amount: Money; givenOn: Day }

/**
 * Two gifts were paid with this address. It goes to whoever has the mailbox, so it says no more than their receipts
 * did, and its button can only ever undo the second.
 */
export function doubleGiftMail(
  mail: FootLinks & {
    first: NamedGift
    second: NamedGift
    undoUrl: string
    lastDay: Day
    contact: string
  },
): Promise<MailContent> {
  const { first, second, undoUrl, lastDay, contact, siteUrl, safetyUrl } = mail
  return renderMail(
    {
      ...{ siteUrl, safetyUrl, why: whyGift, end: 'We ask this once.' },
      subject: 'Did you mean to give twice?',
      preheader: 'If you did, there is nothing to do.',
      headers: { 'Reply-To': contact },
    },
    <>
      <Headline>Did you mean to give twice?</Headline>
      <Paragraph>Two gifts were made with this address:</Paragraph>
      <Facts
        rows={[
          ['First gift', nameGivenGift(first)],
          ['Second gift', nameGivenGift(second)],
        ]}
      />
      <Paragraph>If you meant both, thank you: there is nothing to do, and both stay as they are.</Paragraph>
      <Paragraph>
        If the second one was a slip, the button leads to a page where one press{' '}
        {second.frequency === 'once' ? 'gives it' : 'ends it and gives'} back
        {second.frequency === 'once' ? '' : ' what was paid for it'}. The first gift is not touched.
      </Paragraph>
      <ActionLink href={undoUrl}>Undo the second gift</ActionLink>
      <Paragraph>
        The button works until {formatDay(lastDay)}. If you would rather keep the second gift and end the
        first, or know nothing of one of them, answer this mail or write to {contact}.
      </Paragraph>
    </>,
  )
}

/** "$10 every month, since Monday 23 November 2026" */
function nameGivenGift({ frequency, amount, givenOn }: NamedGift): string {
  const day = formatDay(givenOn)
  return frequency === 'once'
    ? `${nameGift(amount, frequency)}, on ${day}`
    : `${nameGift(amount, frequency)}, since ${day}`
}

/** The one mail after that button: it stands for the mails about the end and about the money. */
export function secondGiftUndoneMail(
  mail: FootLinks & { first: NamedGift; second: NamedGift; givenBack: Money | null; contact: string },
): Promise<MailContent> {
  const { first, second, givenBack, contact, siteUrl, safetyUrl } = mail
  const sum = givenBack === null ? null : formatMoney(givenBack, publication.locale)
  const isRecurring = second.frequency !== 'once'
  return renderMail(
    {
      ...{ siteUrl, safetyUrl, why: whyGift, end: 'This is the last mail about the second gift.' },
      subject: sum === null ? 'Your second gift has ended' : `We have given back ${sum}`,
      preheader: 'Your second gift is undone, as asked.',
      headers: { 'Reply-To': contact },
    },
    <>
      <Headline>Your second gift is undone</Headline>
      {isRecurring && (
        <Paragraph>
          Your second gift, {nameGivenGift(second)}, has ended. Nothing more will be charged for it.
        </Paragraph>
      )}
      <Paragraph>
        {sum === null
          ? 'What was paid for it could not be given back by us: it had gone back already, or your bank had been asked for it.'
          : `We gave back ${sum} to the card that it came from. Banks take five to ten days to show it.`}
      </Paragraph>
      <Paragraph>
        Your first gift, {nameGivenGift(first)}, stays as it is. Thank you for it. If anything is not as you
        meant it, answer this mail or write to {contact}.
      </Paragraph>
    </>,
  )
}
