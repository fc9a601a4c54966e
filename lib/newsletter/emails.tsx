import { editionDay } from '../languages/edition-day'
import { defaultLanguage } from '../languages/rules'
import type { Day } from '../days'
import { ActionLink, FootLink, Headline, Paragraph, type FootLinks } from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { publication } from '../publication'
import { alreadySubscribedSubject, confirmSubject, unconfirmedDays } from './rules'
import { unsubscribeHeaders, type ReaderLinks } from './links/sign-reader-links'
import { textIn } from '../languages/text'

/*
 * Some of our readers open their mail where others can see the screen. Subjects and preheaders of the mails that we
 * send automatically are therefore discreet: they mention neither the label the state has given us nor a request for
 * money. What a reader must know is in the body.
 */

const { name, newsletter } = publication
const stoppedWords = {
  bounce:
    'Our emails to this address came back earlier, so we had stopped sending them. If you read this, the mailbox works again, and confirming starts them again.',
  complaint:
    'An email of ours was marked as spam in this mailbox earlier, so we had stopped. If you want the newsletter again, confirming starts it. If not, do nothing: we will not write again.',
} as const

/** Asks the owner of the address whether they meant it. `days` is how long the link works. */
export function confirmSubscriptionMail({
  confirmUrl,
  days,
  suppressed = null,
  ...links
}: FootLinks & {
  confirmUrl: string
  days: number
  /** Why we had stopped writing to this address, if we had. */
  suppressed?: 'bounce' | 'complaint' | null
}): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      subject: confirmSubject(t),
      preheader: t('Please confirm within {days} days.', { days }),
      reason: t(
        'You are receiving this email because this address was entered in the sign-up form of {paper}.',
        { paper: name },
      ),
      end: t('You will get no newsletter unless you confirm.'),
    },
    <>
      <Headline>{t('Confirm your subscription')}</Headline>
      <Paragraph>
        {t(
          'You (or someone using your address) asked for our free weekly newsletter: hand-picked news, features and analysis, {every}.',
          { every: editionDay(t).every },
        )}
      </Paragraph>
      {suppressed !== null && <Paragraph>{t(stoppedWords[suppressed])}</Paragraph>}
      <Paragraph>{t('To get it, press the button and confirm on the page that opens.')}</Paragraph>
      <ActionLink href={confirmUrl}>{t('Confirm subscription')}</ActionLink>
      <Paragraph>
        {t('The link works for {days} days. After that you can ask for a new one.', { days })}
      </Paragraph>
      <Paragraph>
        {suppressed === null
          ? t(
              'If you did not ask for this, ignore this email: we will not send you the newsletter, and we will erase your address after {unconfirmedDays} days.',
              { unconfirmedDays },
            )
          : t('If you did not ask for this, ignore this email: we will not send you the newsletter.')}
      </Paragraph>
    </>,
  )
}

/** The one reminder of a sign-up that nobody confirmed, while its link still works. */
export function confirmNudgeMail({
  confirmUrl,
  askedOn,
  lastDay,
  ...links
}: FootLinks & { confirmUrl: string; askedOn: Day; lastDay: Day }): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      subject: t('One press is missing: confirm your subscription to {paper}', { paper: name }),
      preheader: t('The link works until {lastDay}.', { lastDay: t.day(lastDay) }),
      reason: t(
        'You are receiving this email because this address was entered in the sign-up form of {paper}.',
        { paper: name },
      ),
      end: t('You will get no newsletter unless you confirm.'),
    },
    <>
      <Headline>{t('One press is missing')}</Headline>
      <Paragraph>
        {t(
          'On {askedOn} you (or someone using your address) asked for our free weekly newsletter. We have not sent it yet, because nobody has confirmed this address.',
          { askedOn: t.day(askedOn) },
        )}
      </Paragraph>
      <Paragraph>{t('To get it, press the button and confirm on the page that opens.')}</Paragraph>
      <ActionLink href={confirmUrl}>{t('Confirm subscription')}</ActionLink>
      <Paragraph>{t('The link works until the end of {lastDay}.', { lastDay: t.day(lastDay) })}</Paragraph>
      <Paragraph>
        {t(
          'This is the only reminder. If you did not ask for the newsletter, ignore this email: we will not send it, and we will erase your address after {unconfirmedDays} days.',
          { unconfirmedDays },
        )}
      </Paragraph>
    </>,
  )
}

/**
 * For an address that its owner did not enter here: staff did, on request, or a list from another system. Says so, and
 * asks once.
 */
export function subscriptionInvitationMail({
  confirmUrl,
  days,
  ...links
}: FootLinks & { confirmUrl: string; days: number }): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      subject: t('Would you like the newsletter of {paper}?', { paper: name }),
      preheader: t('If you would, please confirm within {days} days.', { days }),
      reason: t(
        'You are receiving this email because somebody gave us this address for the newsletter of {paper}.',
        { paper: name },
      ),
      end: t('You will get no newsletter unless you confirm.'),
    },
    <>
      <Headline>{t('Would you like our newsletter?')}</Headline>
      <Paragraph>
        {t(
          'We were given this address as one that may want our free weekly newsletter: hand-picked news, features and analysis, {every}.',
          { every: editionDay(t).every },
        )}
      </Paragraph>
      <Paragraph>{t('To get it, press the button and confirm on the page that opens.')}</Paragraph>
      <ActionLink href={confirmUrl}>{t('Confirm subscription')}</ActionLink>
      <Paragraph>{t('The link works for {days} days.', { days })}</Paragraph>
      <Paragraph>
        {t(
          'If you do not want it, ignore this email: we will not ask again, and we will erase your address after {unconfirmedDays} days.',
          { unconfirmedDays },
        )}
      </Paragraph>
    </>,
  )
}

/** For a subscribed address that was typed again: tells its owner that nothing changes. The person who typed it learns nothing. */
export function alreadySubscribedMail(links: FootLinks & ReaderLinks): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: alreadySubscribedSubject(t),
      preheader: t('You do not need to do anything.'),
    },
    <>
      <Headline>{t('You are already subscribed')}</Headline>
      <Paragraph>
        {t(
          'You (or someone using your address) signed up again. This address is already subscribed, so you do not need to do anything: {newsletter} comes {every}, as before.',
          { newsletter: newsletter.name, every: editionDay(t).every },
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'Is it not arriving? Look in your spam folder first. If it is not there either, write to us and we will find out why.',
        )}
      </Paragraph>
    </>,
  )
}

/**
 * The frame of every mail to a subscriber: why it comes, the unsubscribe links, and the same for mail programs (RFC
 * 8058).
 */
export function subscriberFrame({
  siteUrl,
  safetyUrl,
  unsubscribeUrl,
  oneClickUrl,
  preferencesUrl,
  leaveAddress,
  language = defaultLanguage,
}: FootLinks & ReaderLinks) {
  const t = textIn(language)
  return {
    siteUrl,
    safetyUrl,
    language,
    reason: t('You are receiving this email because this address is subscribed to {newsletter}.', {
      newsletter: newsletter.name,
    }),
    end: (
      <>
        <FootLink href={preferencesUrl}>{t('Change your address, or pause for a while')}</FootLink>
        <FootLink href={unsubscribeUrl}>{t('Unsubscribe')}</FootLink>
      </>
    ),
    headers: unsubscribeHeaders({ oneClickUrl, leaveAddress }),
  }
}
