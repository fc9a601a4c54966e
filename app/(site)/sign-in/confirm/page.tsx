import type { ReactNode } from 'react'
import { currentTime } from '@/lib/clock'
import { showAddress } from '@/lib/email-address'
import { unreachable } from '@/lib/result'
import { findSignInLink } from '@/lib/sessions/queries'
import { signInMinutes, type SignInLink } from '@/lib/sessions/rules'
import { LinkButton } from '../../../_ui/link-button'
import { SubmitButton } from '../../../_ui/submit-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { findSignedIn } from '../../../_parts/signed-in'

export const generateMetadata = unlisted('Sign in')

/** Opening the link changes nothing, because mail scanners open every link. The button confirms. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '' } = firstValues(await searchParams)
  const link = await findSignInLink(token, await currentTime())
  const signedIn = await findSignedIn()
  return <ConfirmAnswer link={link} token={token} signedInAs={signedIn?.email ?? null} />
}

type Props = { link: SignInLink; token: string; signedInAs: string | null }

function ConfirmAnswer({ link, token, signedInAs }: Props) {
  switch (link.state) {
    case 'ready':
      return (
        <PlainPage heading="Sign in" label="Your account">
          <p>
            Press the button to sign in to this browser as <strong>{showAddress(link.email)}</strong>.
          </p>
          <form action="/api/auth/callback/email" method="post">
            <input type="hidden" name="token" value={token} />
            <SubmitButton>Sign in</SubmitButton>
          </form>
          <p>If you did not ask for this, close the page. Nobody will be signed in.</p>
        </PlainPage>
      )
    case 'used':
      // If the button is pressed twice, the browser shows the second answer.
      return link.email === signedInAs ? (
        <PlainPage heading="You are signed in" label="Your account">
          <p role="status">This browser is signed in as {showAddress(link.email)}.</p>
          <p>
            <LinkButton href="/account">Go to your account</LinkButton>
          </p>
        </PlainPage>
      ) : (
        <AskAgain heading="This link has already been used">
          A link works once, and so does the code in the same email. If it was not you who used it, sign in
          with a new one and end the other session under “Where you are signed in”.
        </AskAgain>
      )
    case 'expired':
      return (
        <AskAgain heading="This link has expired">
          A link works for {signInMinutes} minutes, so that nobody can sign in with an old email.
        </AskAgain>
      )
    case 'unknown':
      return (
        <AskAgain heading="We do not recognise this link">
          It may be incomplete, or more than a day old. Copy the whole link from the email, or ask for a new
          one.
        </AskAgain>
      )
    default:
      return unreachable(link)
  }
}

function AskAgain({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <PlainPage heading={heading} label="Sign in">
      <p>{children}</p>
      <p>
        <LinkButton href="/sign-in">Ask for a new email</LinkButton>
      </p>
    </PlainPage>
  )
}
