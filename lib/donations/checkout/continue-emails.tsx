import { ActionLink, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import { renderMail, type MailContent } from '../../mail/render-mail'
import type { Money } from '../../money'
import type { Frequency } from '../../offers/rules'
import { publication } from '../../publication'
import { nameDonation } from '../notifications/emails'

/**
 * For a donor whose browser runs no scripts while card testing is going on. The donor asked for it a minute ago, but it
 * may appear on a screen that others see: subject and sender do not say what it is about.
 */
export function continueMail(
  mail: FootLinks & { frequency: Frequency; amount: Money; continueUrl: string; hours: number },
): Promise<MailContent> {
  const { frequency, amount, continueUrl, hours, siteUrl, safetyUrl, isNeutral = false } = mail
  return renderMail(
    {
      neutral: 'link',
      siteUrl,
      safetyUrl,
      isNeutral,
      subject: 'The link you asked for',
      preheader: `It works for ${hours} hours.`,
      reason: `You are receiving this email because this address was entered in a form on the website of ${publication.name}.`,
      end: 'Nothing is charged unless you continue.',
    },
    <>
      <Headline>Here is your link</Headline>
      <Paragraph>
        You were about to give {nameDonation(amount, frequency)} to {publication.name}. To continue where you
        left off, press the button here and then the one on the page that opens.
      </Paragraph>
      <ActionLink href={continueUrl} colour="support">
        Continue
      </ActionLink>
      <Paragraph>
        The link works for {hours} hours. Nothing has been charged so far, and we will not use your address
        for anything else.
      </Paragraph>
      <Paragraph>If you did not ask for this, ignore this email. Nothing will happen.</Paragraph>
    </>,
  )
}
