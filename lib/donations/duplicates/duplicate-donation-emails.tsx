import type { Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import type { Money } from '../../money'
import type { Frequency } from '../../offers/rules'
import { nameDonation } from '../../offers/say-donation'
import { renderDonorMail } from '../notifications/render-donor-mail'
import { textIn, type ServerText } from '../../languages/text'

type NamedDonation = { frequency: Frequency; amount: Money; givenOn: Day; startsOn?: Day | null }

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
  const t = textIn(mail.language)
  const { first, second, reverseUrl, lastDay, contact } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'question',
      end: t('We will not ask again.'),
      subject: t('Did you mean to give twice?'),
      preheader: t('If you did, you do not need to do anything.'),
    },
    <>
      <Headline>{t('Did you mean to give twice?')}</Headline>
      <Paragraph>{t('Two donations were made with this address:')}</Paragraph>
      <Facts
        rows={[
          [t('First donation'), nameGivenDonation(first, t)],
          [t('Second donation'), nameGivenDonation(second, t)],
        ]}
      />
      <Paragraph>
        {t('If you meant both, thank you: you do not need to do anything, and both stay as they are.')}
      </Paragraph>
      <Paragraph>
        {second.frequency === 'once'
          ? t(
              'If the second one was a mistake, the button takes you to a page where one click refunds it. The first donation does not change.',
            )
          : t(
              'If the second one was a mistake, the button takes you to a page where one click ends it and refunds what you paid for it. The first donation does not change.',
            )}
      </Paragraph>
      <ActionLink href={reverseUrl}>{t('Undo the second donation')}</ActionLink>
      <Paragraph>
        {t(
          'The button works until {lastDay}. If you would rather keep the second donation and end the first, or if you do not recognise one of them, reply to this email or write to {contact}.',
          { lastDay: t.day(lastDay), contact },
        )}
      </Paragraph>
    </>,
  )
}

/** Such as "$10 every month, since Monday 23 November 2026". */
function nameGivenDonation({ givenOn, startsOn = null, ...given }: NamedDonation, t: ServerText): string {
  const [donation, day] = [nameDonation(given, t), t.day(givenOn)]
  if (startsOn !== null) return t('{donation}, from {day} on', { donation, day: t.day(startsOn) })
  return given.frequency === 'once'
    ? t('{donation}, on {day}', { donation, day })
    : t('{donation}, since {day}', { donation, day })
}

export type DuplicateReversedMail = FootLinks & {
  first: NamedDonation
  second: NamedDonation
  /** True if the second donation was a recurring one and has ended. */
  hasEnded: boolean
  /** True if nothing had been charged for it. */
  wasFree?: boolean
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
  const t = textIn(mail.language)
  const { first, second, hasEnded, contact } = mail
  const { subject, headline, preheader } = headOf(mail, t)
  const isRecurring = second.frequency !== 'once'
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      end: t('This is the last email about the second donation.'),
      subject,
      preheader,
    },
    <>
      <Headline>{headline}</Headline>
      {isRecurring && hasEnded && (
        <Paragraph>
          {t('Your second donation, {second}, has ended. Nothing more will be charged for it.', {
            second: nameGivenDonation(second, t),
          })}
        </Paragraph>
      )}
      {isRecurring && !hasEnded && (
        <Paragraph>
          {t('Your second donation, {second}, could not be ended yet, because the payment company refused.', {
            second: nameGivenDonation(second, t),
          })}
        </Paragraph>
      )}
      {listMoneyWords(mail, t).map((words) => (
        <Paragraph key={words}>{words}</Paragraph>
      ))}
      <Paragraph>
        {t(
          'Your first donation, {first}, stays as it is. Thank you for it. If anything is wrong, reply to this email or write to {contact}.',
          { first: nameGivenDonation(first, t), contact },
        )}
      </Paragraph>
    </>,
  )
}

function headOf({ givenBack, onItsWay, isRefused, hasEnded }: DuplicateReversedMail, t: ServerText) {
  const reversed = {
    headline: t('Your second donation has been undone'),
    preheader: t('Your second donation has been undone, as you asked.'),
  }
  if (givenBack !== null && !isRefused)
    return { ...reversed, subject: t('We have refunded {givenBack}', { givenBack: t.money(givenBack) }) }
  if (onItsWay !== null && !isRefused)
    return { ...reversed, subject: t('{onItsWay} is being refunded', { onItsWay: t.money(onItsWay) }) }
  if (isRefused) {
    const subject = t('Your second donation could not be undone')
    return {
      subject,
      headline: subject,
      preheader: t('We are looking into it. You do not need to do anything.'),
    }
  }
  if (!hasEnded) return { ...reversed, subject: t('About your second donation') }
  return { ...reversed, subject: t('Your second donation has ended') }
}

function listMoneyWords(
  { givenBack, onItsWay, isRefused, wasFree = false }: DuplicateReversedMail,
  t: ServerText,
): string[] {
  const words = [
    ...(givenBack === null
      ? []
      : [
          t('We refunded {givenBack} to the card you paid with. Banks take five to ten days to show it.', {
            givenBack: t.money(givenBack),
          }),
        ]),
    ...(onItsWay === null
      ? []
      : [
          t(
            'The payment company is refunding {onItsWay} to the card you paid with. We will email you when the refund has been sent.',
            { onItsWay: t.money(onItsWay) },
          ),
        ]),
    ...(isRefused
      ? [
          t(
            'The payment company refused all or part of the refund. We know about this and are putting it right. You do not need to do anything.',
          ),
        ]
      : []),
  ]
  if (words.length > 0) return words
  if (wasFree) return [t('Nothing had been charged for it.')]
  return [
    t(
      'We could not refund what you paid for it: it had already been refunded, or your bank had been asked to return it.',
    ),
  ]
}
