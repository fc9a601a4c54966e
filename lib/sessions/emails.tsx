import { ActionLink, Headline, Paragraph, Subhead, type FootLinks } from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { publication } from '../publication'
import { groupCode, signInSubject } from './rules'
import { textIn } from '../languages/text'

const { name } = publication

/**
 * The link and the code that sign in the reader of this mail. Neither stands in the subject or the preheader, which a
 * locked phone shows to everybody. `minutes` is how long both work.
 */
export function signInMail({
  confirmUrl,
  code,
  minutes,
  ...links
}: FootLinks & { confirmUrl: string; code: string; minutes: number }): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      subject: signInSubject(t),
      preheader: t('Your link and your code work for {minutes} minutes.', { minutes }),
      reason: t(
        'You are receiving this email because this address was entered in the sign-in form of {paper}.',
        { paper: name },
      ),
      end: t('Nobody is signed in unless the link or the code is used.'),
    },
    <>
      <Headline>{t('Sign in')}</Headline>
      <Paragraph>
        {t(
          'Press the button, and then press the one on the page that opens. That browser will then be signed in.',
        )}
      </Paragraph>
      <ActionLink href={confirmUrl}>{t('Sign in')}</ActionLink>
      <Paragraph>{t('Or enter this code on the page where you asked for it:')}</Paragraph>
      <Subhead>{groupCode(code)}</Subhead>
      <Paragraph>
        {t(
          'Either works once, within {minutes} minutes. We will never ask you for the code: enter it only on our own page.',
          { minutes },
        )}
      </Paragraph>
      <Paragraph>
        {t('If you did not ask for this, do nothing. Nobody can sign in without this email.')}
      </Paragraph>
    </>,
  )
}
