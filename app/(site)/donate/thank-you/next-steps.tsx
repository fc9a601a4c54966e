import { editionDay } from '@/lib/languages/edition-day'
import type { ServerText } from '@/lib/languages/text'
import { currentTime } from '@/lib/clock'
import { findEarlierDonation } from '@/lib/donations/duplicates/find-earlier-donation'
import { continueHours } from '@/lib/donations/rules'
import { findOwnDonation, type OwnDonation } from '@/lib/donations/supporters/find-own-donation'
import { findSubscription } from '@/lib/newsletter/queries'
import { formatPlain } from '@/lib/money'
import { checkBounds } from '@/lib/offers/rules'
import { sayDonation } from '@/lib/offers/say-donation'
import { publication, type Currency } from '@/lib/publication'
import { path } from '@/lib/urls'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { DoneNotice } from '../../../_ui/done-notice'
import { LinkButton } from '../../../_ui/link-button'
import { findKnownDonor } from '../known-donor'
import { findProvenReader } from '../../_parts/proven-reader'
import { SafetyNote, SafetyWords } from '../../_parts/safety-note'
import { mailAccount, makeMonthly, remindNextYear, subscribeDonor } from './actions'
import styles from './next-steps.module.css'
import { requestText } from '../../../_parts/request-text'

/**
 * What a donor may like to do after paying, one press each. Never to tell others: that may endanger them. The address
 * stays unseen, because somebody else may have paid on the page that this browser opened.
 */
export async function NextSteps({ donationId, said }: { donationId: string; said: string | undefined }) {
  const t = await requestText()
  const donation = await findOwnDonation(donationId)
  if (donation === null) return null
  const reader = await findProvenReader()
  const isProven = reader?.email === donation.email
  const subscription = isProven ? await findSubscription(donation.email) : null
  return (
    <section className={styles.steps} aria-labelledby="next-steps">
      <h2 id="next-steps">{t('What you can do next')}</h2>
      <Said said={said} donation={donation} />
      {subscription?.state !== 'confirmed' && said !== 'mailed' && (
        <Newsletter isNeutral={donation.isNeutral} isProven={isProven} />
      )}
      {donation.frequency === 'once' && said !== 'monthly-mailed' && <Monthly donation={donation} />}
      {donation.frequency === 'once' && said !== 'reminded' && <Again donation={donation} />}
      {said !== 'account' && <Account isSignedIn={reader?.proof === 'session'} />}
    </section>
  )
}

async function Newsletter({ isNeutral, isProven }: { isNeutral: boolean; isProven: boolean }) {
  const t = await requestText()
  return (
    <div className={styles.step}>
      <h3>{t('Get the newsletter')}</h3>
      <p>
        {t('What mattered in Russia this week and why, free, {every}.', { every: editionDay(t).every })}{' '}
        {isProven
          ? t('One press is enough.')
          : t('We send an email to the address you paid with; its button confirms the subscription.')}
        {isNeutral &&
          ` ${t('Unlike our emails about your donation, the newsletter names us as its sender.')}`}
      </p>
      <SafetyWords act="subscribing" />
      <ButtonForm action={subscribeDonor} label={t('Newsletter')} button={t('Subscribe')} />
      <SafetyNote act="subscribing" />
    </div>
  )
}

/**
 * Asked only after the payment, and not of a donor who already gives regularly. The card of a single donation is not
 * kept, so its donor agrees at the payment page to what is charged from next month on
 * (docs/decisions/0034-monthly-from-next-month.md).
 */
async function Monthly({ donation: { amount, monthlyOn } }: { donation: OwnDonation }) {
  const t = await requestText()
  const currency = amount.currency as Currency
  const isOffered = checkBounds(amount, { frequency: 'monthly', currency }).ok
  if (!isOffered || (await givesRegularly(amount))) return null
  const donation = sayDonation({ amount, frequency: 'monthly' }, t)
  const box = { frequency: 'monthly', currency, amount: formatPlain(amount), placement: 'thank-you' }
  return (
    <div className={styles.step}>
      <h3>{t('Make it monthly')}</h3>
      <p>
        {t(
          'You have given for this month. If you choose this, {donation} will be charged automatically from {day} on. Nothing is charged before that day, and we write to you a week before. Until then you can cancel it with one click.',
          { day: t.day(monthlyOn), donation },
        )}
      </p>
      <p>
        {t.rich(
          'The button leads to the payment company’s page, where you agree to this and enter your card or account again, which we have not kept. You can also <link>start today</link>, with a first charge today.',
          { link: (words) => <a href={t.href(path('/donate', box))}>{words}</a> },
        )}
      </p>
      <ButtonForm action={makeMonthly} look="quiet" button={t('Make it monthly from next month')} />
    </div>
  )
}

/** As far as this browser proves it. */
async function givesRegularly(amount: OwnDonation['amount']): Promise<boolean> {
  const request = { frequency: 'monthly' as const, amount }
  const earlier = await findEarlierDonation(await findKnownDonor(), request, await currentTime())
  return earlier?.reason === 'running'
}

async function Again({ donation: { againOn } }: { donation: OwnDonation }) {
  const t = await requestText()
  return (
    <div className={styles.step}>
      <h3>{t('Give again next year')}</h3>
      <p>
        {t(
          'We can write to the address you paid with on {againOn}, once. You will not be charged unless you decide to give again.',
          { againOn: t.day(againOn) },
        )}
      </p>
      <ButtonForm action={remindNextYear} look="quiet" button={t('Remind me next year')} />
    </div>
  )
}

async function Account({ isSignedIn }: { isSignedIn: boolean }) {
  const t = await requestText()
  return (
    <div className={styles.step}>
      <h3>{t('See your donations in one place')}</h3>
      <p>{t('An account shows your donations, receipts and yearly statements. There is no password.')}</p>
      {isSignedIn ? (
        <LinkButton href={t.href('/account/donations')} look="quiet">
          {t('Go to your donations')}
        </LinkButton>
      ) : (
        <ButtonForm action={mailAccount} look="quiet" button={t('Email me a link to sign in')} />
      )}
    </div>
  )
}

async function Said({ said, donation }: { said: string | undefined; donation: OwnDonation }) {
  const words = wordsOf(said, donation, await requestText())
  return words === null ? null : <DoneNotice part="said">{words}</DoneNotice>
}

function wordsOf(said = '', { againOn }: OwnDonation, t: ServerText): string | null {
  switch (said) {
    case 'subscribed':
      return t('You are subscribed. A welcome email is on its way.')
    case 'mailed':
      return t(
        'We are sending an email to the address you paid with. Press the button in it to confirm the subscription.',
      )
    case 'account':
      return t('We are sending a link to the address you paid with. It signs you in, within ten minutes.')
    case 'reminded':
      return t(
        'We will write to the address you paid with on {againOn}. The email that confirms this says how to cancel it.',
        { againOn: t.day(againOn) },
      )
    case 'monthly-mailed':
      return t(
        'We are sending a link to the address you paid with. It leads to the payment page of your monthly donation, and works for {continueHours} hours. Nothing was charged.',
        { continueHours },
      )
    case 'already':
      return t('Your monthly donation has been set up already. We have emailed you when it starts.')
    case 'not-started':
      return t('You left the payment page, so your donation was not made monthly. Nothing was charged.')
    case 'not_possible':
      return t('This donation cannot be made monthly here. You can start a monthly donation in the box.')
    case 'unavailable':
      return t(
        'The payment page is not answering at the moment. Nothing was charged. Please press the button again in a minute.',
      )
    case 'closed':
      return t(
        'We cannot take donations at the moment, because our protection against card fraud is not working. Nothing was charged. Please try again in a few minutes, or write to {contact}.',
        { contact: publication.contact },
      )
    case 'limited':
      return t(
        'There were too many attempts in a short time. Please look for an earlier email, or try again in an hour.',
      )
    case 'past':
      return t('That day has passed, so no reminder was set.')
    default:
      return null
  }
}
