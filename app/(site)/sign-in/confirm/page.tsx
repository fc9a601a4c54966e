import type { ReactNode } from 'react'
import { currentTime } from '@/lib/clock'
import { showAddress } from '@/lib/addresses/email-address'
import { unreachable } from '@/lib/result'
import { findSignInLink } from '@/lib/sessions/queries'
import { signInMinutes, type SignInLink } from '@/lib/sessions/rules'
import { HiddenFields } from '../../../_ui/forms/fields/hidden-fields'
import { LinkButton } from '../../../_ui/link-button'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { findSignedIn } from '../../../_parts/signed-in'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Sign in')

/** Opening the link changes nothing, because mail scanners open every link. The button confirms. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '' } = firstValues(await searchParams)
  const link = await findSignInLink(token, await currentTime())
  const signedIn = await findSignedIn()
  return <ConfirmAnswer link={link} token={token} signedInAs={signedIn?.email ?? null} />
}

type Props = { link: SignInLink; token: string; signedInAs: string | null }

async function ConfirmAnswer({ link, token, signedInAs }: Props) {
  const t = await requestText()
  switch (link.state) {
    case 'ready':
      return (
        <PlainPage heading={t('Sign in')} label={t('Your account')}>
          <p>
            {t.rich('Press the button to sign in to this browser as <strong>{email}</strong>.', {
              email: showAddress(link.email),
              strong: (words) => <strong>{words}</strong>,
            })}
          </p>
          <form action="/api/auth/callback/email" method="post">
            <HiddenFields values={{ token, language: t.language }} />
            <SubmitButton>{t('Sign in')}</SubmitButton>
          </form>
          <p>{t('If you did not ask for this, close the page. Nobody will be signed in.')}</p>
        </PlainPage>
      )
    case 'used':
      // If the button is pressed twice, the browser shows the second answer.
      return link.email === signedInAs ? (
        <PlainPage heading={t('You are signed in')} label={t('Your account')}>
          <p role="status">
            {t('This browser is signed in as {email}.', { email: showAddress(link.email) })}
          </p>
          <p>
            <LinkButton href={t.href('/account')}>{t('Go to your account')}</LinkButton>
          </p>
        </PlainPage>
      ) : (
        <AskAgain heading={t('This link has already been used')}>
          {t(
            'A link works once, and so does the code in the same email. If it was not you who used it, sign in with a new one and end the other session under “Where you are signed in”.',
          )}
        </AskAgain>
      )
    case 'expired':
      return (
        <AskAgain heading={t('This link has expired')}>
          {t('A link works for {signInMinutes} minutes, so that nobody can sign in with an old email.', {
            signInMinutes,
          })}
        </AskAgain>
      )
    case 'unknown':
      return (
        <AskAgain heading={t('We do not recognise this link')}>
          {t(
            'It may be incomplete, or more than a day old. Copy the whole link from the email, or ask for a new one.',
          )}
        </AskAgain>
      )
    default:
      return unreachable(link)
  }
}

async function AskAgain({ heading, children }: { heading: string; children: ReactNode }) {
  const t = await requestText()
  return (
    <PlainPage heading={heading} label={t('Sign in')}>
      <p>{children}</p>
      <p>
        <LinkButton href={t.href('/sign-in')}>{t('Ask for a new email')}</LinkButton>
      </p>
    </PlainPage>
  )
}
