import { editionDay } from '@/lib/languages/edition-day'
import { currentTime } from '@/lib/clock'
import { consentWording } from '@/lib/newsletter/rules'
import { signUpSchema } from '@/lib/newsletter/schema'
import { requestText } from '../../_parts/request-text'
import { readAsked } from '../_parts/forms/asked-mail'
import { findProvenReader } from '../_parts/proven-reader'
import { SafetyNote, SafetyWords } from '../_parts/safety-note'
import { ProvenSignUp } from './proven-sign-up'
import { SignUpForm } from './sign-up-form'
import styles from './sign-up.module.css'

/** The newsletter sign-up under an article. */
export async function SignUp({ page }: { page: `/${string}` }) {
  const t = await requestText()
  return (
    <section id="newsletter" className={styles.signUp} aria-labelledby="newsletter-heading" data-print="no">
      <h2 id="newsletter-heading" className={styles.heading}>
        {t('Sign up for our free weekly newsletter')}
      </h2>
      <SignUpOffer page={page} />
    </section>
  )
}

export async function SignUpOffer({ page }: { page: `/${string}` }) {
  const t = await requestText()
  const reader = await findProvenReader()
  return (
    <>
      <p>
        {t.rich(
          'Hand-picked news, features and analysis: what mattered in Russia this week and why, chosen by our editors and sent {every}. <link>Preview</link>',
          {
            every: editionDay(t).every,
            link: (words) => <a href={t.href('/newsletter/preview')}>{words}</a>,
          },
        )}
      </p>
      <SafetyWords act="subscribing" />
      {reader === null ? <AskedSignUp page={page} /> : <ProvenSignUp reader={reader} page={page} />}
      <Consent />
      <SafetyNote act="subscribing" />
    </>
  )
}

/** The form, with the address that this browser has just entered and may want to change. */
async function AskedSignUp({ page }: { page: `/${string}` }) {
  const asked = await readAsked('newsletter', signUpSchema, await currentTime())
  return <SignUpForm page={page} known={asked?.email} />
}

/** Exactly the text that the consent ledger stores; only the link is added. */
async function Consent() {
  const t = await requestText()
  const { before, link, after } = consentWording[t.language].parts
  return (
    <p className={styles.small}>
      {before}
      <a href={t.href('/privacy')}>{link}</a>
      {after}
    </p>
  )
}
