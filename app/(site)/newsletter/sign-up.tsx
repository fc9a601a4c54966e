import { consentWording } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { requestText } from '../../_parts/request-text'
import { SafetyNote, SafetyWords } from '../_parts/safety-note'
import { SignUpForm } from './sign-up-form'
import styles from './sign-up.module.css'

/** The newsletter sign-up under an article. */
export function SignUp({ page }: { page: `/${string}` }) {
  return (
    <section id="newsletter" className={styles.signUp} aria-labelledby="newsletter-heading" data-print="no">
      <h2 id="newsletter-heading" className={styles.heading}>
        Sign up for our free weekly newsletter
      </h2>
      <SignUpOffer page={page} />
    </section>
  )
}

/** `known` is the address that the field has at first. */
export function SignUpOffer({ page, known }: { page: `/${string}`; known?: string | undefined }) {
  return (
    <>
      <p>
        Hand-picked news, features and analysis: what mattered in Russia this week and why, chosen by our
        editors and sent every {publication.newsletter.day}. <a href="/newsletter/preview">Preview</a>
      </p>
      <SafetyWords act="subscribing" />
      <SignUpForm page={page} known={known} />
      <Consent />
      <SafetyNote act="subscribing" />
    </>
  )
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
