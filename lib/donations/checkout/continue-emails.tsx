import { ActionLink, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import { renderMail, type MailContent } from '../../mail/render-mail'
import type { Money } from '../../money'
import type { Frequency } from '../../offers/rules'
import { publication } from '../../publication'
import { nameDonation } from '../../offers/say-donation'
import { textIn } from '../../languages/text'

/**
 * For a donor whose browser runs no scripts while card testing is going on. The donor asked for it a minute ago, but it
 * may appear on a screen that others see: subject and sender do not say what it is about.
 */
export function continueMail(
  mail: FootLinks & { frequency: Frequency; amount: Money; continueUrl: string; hours: number },
): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, continueUrl, hours, siteUrl, safetyUrl, isNeutral = false, language } = mail
  return renderMail(
    {
      neutral: 'link',
      siteUrl,
      safetyUrl,
      isNeutral,
      ...(language !== undefined && { language }),
      subject: t('The link you asked for'),
      preheader: t('It works for {hours} hours.', { hours }),
      reason: t(
        'You are receiving this email because this address was entered in a form on the website of {paper}.',
        { paper: publication.name },
      ),
      end: t('Nothing is charged unless you continue.'),
    },
    <>
      <Headline>{t('Here is your link')}</Headline>
      <Paragraph>
        {t(
          'You were about to give {donation} to {paper}. To continue where you left off, press the button here and then the one on the page that opens.',
          { donation: nameDonation({ amount, frequency }, t), paper: publication.name },
        )}
      </Paragraph>
      <ActionLink href={continueUrl} colour="support">
        {t('Continue')}
      </ActionLink>
      <Paragraph>
        {t(
          'The link works for {hours} hours. Nothing has been charged so far, and we will not use your address for anything else.',
          { hours },
        )}
      </Paragraph>
      <Paragraph>{t('If you did not ask for this, ignore this email. Nothing will happen.')}</Paragraph>
    </>,
  )
}
