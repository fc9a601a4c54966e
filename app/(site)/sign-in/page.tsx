import { showAddress } from '@/lib/addresses/email-address'
import { ownPath } from '@/lib/urls'
import { Notice } from '../../_ui/notice'
import { firstValues, type Query } from '../../_parts/first-values'
import { unlisted } from '../../_parts/page-title'
import { PlainPage } from '../_parts/pages/plain-page'
import { findSignedIn } from '../../_parts/signed-in'
import { findAsked } from './asked'
import { SignInForm } from './sign-in-form'
import { requestText } from '../../_parts/request-text'

export const generateMetadata = unlisted('Sign in')

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { back, ended } = firstValues(await searchParams)
  const signedIn = await findSignedIn()
  return (
    <PlainPage heading={t('Sign in')} label={t('Your account')}>
      {ended === 'here' && signedIn === null && <Notice role="status">{t('You are signed out.')}</Notice>}
      {ended === 'everywhere' && signedIn === null && (
        <Notice role="status">{t('You are signed out everywhere.')}</Notice>
      )}
      {signedIn !== null && (
        <Notice>
          {t.rich('You are signed in as {email}. <link>Go to your account</link>, or sign in again below.', {
            email: showAddress(signedIn.email),
            link: (words) => <a href={t.href('/account')}>{words}</a>,
          })}
        </Notice>
      )}
      <p>
        {t(
          'Enter your email address, and we will email you a link and a code. There is no password. Your account shows your newsletter, your donations and your reminders in one place.',
        )}
      </p>
      <SignInForm back={ownPath(back) ?? undefined} known={(await findAsked()) ?? signedIn?.email} />
    </PlainPage>
  )
}
