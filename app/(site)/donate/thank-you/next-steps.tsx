import { formatDay } from '@/lib/days'
import { findOwnDonation, type OwnDonation } from '@/lib/donations/supporters/find-own-donation'
import { findSubscription } from '@/lib/newsletter/queries'
import { publication } from '@/lib/publication'
import { ButtonForm } from '../../../_ui/button-form'
import { DoneNotice } from '../../../_ui/done-notice'
import { LinkButton } from '../../../_ui/link-button'
import { findProvenReader } from '../../_parts/proven-reader'
import { SafetyNote, SafetyWords } from '../../_parts/safety-note'
import { mailAccount, remindNextYear, subscribeDonor } from './actions'
import styles from './next-steps.module.css'

/**
 * What a donor may like to do after paying, one press each. Never to tell others: that may endanger them. The address
 * stays unseen, because somebody else may have paid on the page that this browser opened.
 */
export async function NextSteps({ donationId, said }: { donationId: string; said: string | undefined }) {
  const donation = await findOwnDonation(donationId)
  if (donation === null) return null
  const reader = await findProvenReader()
  const isProven = reader?.email === donation.email
  const subscription = isProven ? await findSubscription(donation.email) : null
  return (
    <section className={styles.steps} aria-labelledby="next-steps">
      <h2 id="next-steps">What you can do next</h2>
      <Said said={said} donation={donation} />
      {subscription?.state !== 'confirmed' && said !== 'mailed' && (
        <Newsletter isNeutral={donation.isNeutral} isProven={isProven} />
      )}
      {donation.frequency === 'once' && said !== 'reminded' && <Again donation={donation} />}
      {said !== 'account' && <Account isSignedIn={reader?.proof === 'session'} />}
    </section>
  )
}

function Newsletter({ isNeutral, isProven }: { isNeutral: boolean; isProven: boolean }) {
  return (
    <div className={styles.step}>
      <h3>Get the newsletter</h3>
      <p>
        What mattered in Russia this week and why, free, every {publication.newsletter.day}.{' '}
        {isProven
          ? 'One press is enough.'
          : 'We send an email to the address you paid with; its button confirms the subscription.'}
        {isNeutral && ' Unlike our emails about your donation, the newsletter names us as its sender.'}
      </p>
      <SafetyWords act="subscribing" />
      <ButtonForm action={subscribeDonor} label="Newsletter" button="Subscribe" />
      <SafetyNote act="subscribing" />
    </div>
  )
}

function Again({ donation: { againOn } }: { donation: OwnDonation }) {
  return (
    <div className={styles.step}>
      <h3>Give again next year</h3>
      <p>
        We can write to the address you paid with on {formatDay(againOn)}, once. You will not be charged
        unless you decide to give again.
      </p>
      <ButtonForm action={remindNextYear} look="quiet" button="Remind me next year" />
    </div>
  )
}

function Account({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <div className={styles.step}>
      <h3>See your donations in one place</h3>
      <p>An account shows your donations, receipts and yearly statements. There is no password.</p>
      {isSignedIn ? (
        <LinkButton href="/account/donations" look="quiet">
          Go to your donations
        </LinkButton>
      ) : (
        <ButtonForm action={mailAccount} look="quiet" button="Email me a link to sign in" />
      )}
    </div>
  )
}

function Said({ said, donation }: { said: string | undefined; donation: OwnDonation }) {
  const words = wordsOf(said, donation)
  return words === null ? null : <DoneNotice part="said">{words}</DoneNotice>
}

function wordsOf(said = '', { againOn }: OwnDonation): string | null {
  switch (said) {
    case 'subscribed':
      return 'You are subscribed. A welcome email is on its way.'
    case 'mailed':
      return 'We are sending an email to the address you paid with. Press the button in it to confirm the subscription.'
    case 'account':
      return 'We are sending a link to the address you paid with. It signs you in, within ten minutes.'
    case 'reminded':
      return `We will write to the address you paid with on ${formatDay(againOn)}. The email that confirms this says how to cancel it.`
    case 'limited':
      return 'There were too many attempts in a short time. Please look for an earlier email, or try again in an hour.'
    case 'past':
      return 'That day has passed, so no reminder was set.'
    default:
      return null
  }
}
