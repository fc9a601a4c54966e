import type { Day } from '../../days'
import { ActionLink, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import { renderMail, type MailContent } from '../../mail/render-mail'
import { formatMoney, type Money } from '../../money'
import { publication } from '../../publication'
import { renderDonorMail } from '../notifications/render-donor-mail'
import { explainFailure, explainRefusal, type Explanation } from './refund-rules'
import { textIn } from '../../languages/text'

/** To the donor, once the money has left for the card. */
export function refundMail(
  mail: FootLinks & { amount: Money; refundedOn: Day; contact: string },
): Promise<MailContent> {
  const t = textIn(mail.language)
  const { amount, refundedOn, contact } = mail
  const sum = t.money(amount)
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject: t('We have refunded {sum}', { sum }),
      preheader: t('It takes a few days to reach your account.'),
    },
    <>
      <Headline>{t('{sum} is on its way back to you', { sum })}</Headline>
      <Paragraph>
        {t(
          'On {refundedOn} we refunded {sum} to the card you paid with. Banks take five to ten days to show it.',
          { refundedOn: t.day(refundedOn), sum },
        )}
      </Paragraph>
      <Paragraph>
        {t('If it has not arrived by then, reply to this email or write to {contact}.', { contact })}
      </Paragraph>
    </>,
  )
}

/** To a donor who was told of a refund that the bank has since sent back to us. */
export function refundFailedMail(mail: FootLinks & { amount: Money; contact: string }): Promise<MailContent> {
  const t = textIn(mail.language)
  const { amount, contact } = mail
  const sum = t.money(amount)
  return renderDonorMail(
    mail,
    {
      neutral: 'action',
      subject: t('Your refund of {sum} did not arrive', { sum }),
      preheader: t('Tell us how we can return it to you.'),
    },
    <>
      <Headline>{t('Your refund did not arrive')}</Headline>
      <Paragraph>
        {t(
          'We tried to refund {sum} to the card you paid with, but the refund did not arrive. This happens when a card has expired or was closed. The money is back with us, and we owe it to you.',
          { sum },
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'Please reply to this email, or write to {contact}, and tell us how we can return it to you. Please do not send us a card number.',
          { contact },
        )}
      </Paragraph>
    </>,
  )
}

/** What staff are told about money that could not be refunded. */
export type RefundNews =
  | { kind: 'refused'; refusal: string; refusalMessage: string }
  | { kind: 'failed'; failureReason: string | null }
  /** A duplicate donation that its donor asked to have back. */
  | { kind: 'not_reversed'; refusal: string; refusalMessage: string }

/** To staff. The subject names neither donor nor amount. */
export function staffRefundMail(
  mail: FootLinks & { amount: Money | null; news: RefundNews; deskUrl: string },
): Promise<MailContent> {
  const { amount, news, deskUrl, siteUrl, safetyUrl } = mail
  const { headline, what } = wordsOf(
    news,
    amount === null ? 'the money' : formatMoney(amount, publication.locale),
  )
  const { reason, next } = explain(news)
  return renderMail(
    {
      siteUrl,
      safetyUrl,
      subject: 'A refund needs your attention',
      preheader: 'It did not go through.',
      reason: 'You are receiving this email because you may refund donations.',
      end: 'We send this email once.',
    },
    <>
      <Headline>{headline}</Headline>
      <Paragraph>{what}</Paragraph>
      <Paragraph>
        {reason} {next}
      </Paragraph>
      <ActionLink href={deskUrl}>Open the donation</ActionLink>
    </>,
  )
}

function wordsOf(news: RefundNews, sum: string): { headline: string; what: string } {
  switch (news.kind) {
    case 'refused':
      return {
        headline: 'A refund was refused',
        what: `A refund of ${sum} was ordered at the desk, and Stripe refused it. Nothing was refunded. ${quote(news)}`,
      }
    case 'failed':
      return {
        headline: 'A refund has failed',
        what: `A refund of ${sum} did not arrive: the money is back with us. If the donor knew about the refund, we have told them and asked how we can return the money.`,
      }
    case 'not_reversed':
      return {
        headline: 'A duplicate donation was not refunded',
        what: `A donor asked for a refund of the second of two donations, and Stripe refused to refund ${sum}. ${quote(news)}`,
      }
  }
}

function quote({ refusalMessage }: { refusalMessage: string }): string {
  return `Stripe’s message: “${refusalMessage}”`
}

function explain(news: RefundNews): Explanation {
  if (news.kind !== 'failed') return explainRefusal(news.refusal)
  const { reason, next } = explainFailure(news)
  return { reason: `The reason: ${reason}.`, next }
}
