import { editionDay } from '@/lib/languages/edition-day'
import type { ServerText } from '@/lib/languages/text'
import { findOwnDonation, type OwnDonation } from '@/lib/donations/supporters/find-own-donation'
import { findSubscription } from '@/lib/newsletter/queries'
import { formatPlain } from '@/lib/money'
import { checkBounds } from '@/lib/offers/rules'
import { sayDonation } from '@/lib/offers/say-donation'
import type { Currency } from '@/lib/publication'
import { path } from '@/lib/urls'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { DoneNotice } from '../../../_ui/done-notice'
import { LinkButton } from '../../../_ui/link-button'
import { findProvenReader } from '../../_parts/proven-reader'
import { SafetyNote, SafetyWords } from '../../_parts/safety-note'
import { mailAccount, remindNextYear, remindToMakeMonthly, subscribeDonor } from './actions'
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
      {donation.frequency === 'once' && said !== 'monthly' && <Monthly donation={donation} />}
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
 * Asked only after the payment. The card of a single donation is not kept, so a monthly one starts at the payment page,
 * when its donor says so there (docs/decisions/0032-the-site-knows-its-supporters.md).
 */
async function Monthly({ donation: { amount, monthlyOn } }: { donation: OwnDonation }) {
  const t = await requestText()
  const currency = amount.currency as Currency
  const isOffered = checkBounds(amount, { frequency: 'monthly', currency }).ok
  if (!isOffered) return null
  const donation = sayDonation({ amount, frequency: 'monthly' }, t)
  const box = { frequency: 'monthly', currency, amount: formatPlain(amount), placement: 'thank-you' }
  return (
    <div className={styles.step}>
      <h3>{t('Make it monthly')}</h3>
      <p>
        {t.rich(
          'You have given for this month. On {day} we can send you one email with a button that starts {donation}. Nothing is charged before you press it and pay. You can also <link>start today</link>, with a first charge today.',
          {
            day: t.day(monthlyOn),
            donation,
            link: (words) => <a href={t.href(path('/donate', box))}>{words}</a>,
          },
        )}
      </p>
      <ButtonForm action={remindToMakeMonthly} look="quiet" button={t('Make it monthly from next month')} />
    </div>
  )
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

function wordsOf(said = '', { againOn, monthlyOn }: OwnDonation, t: ServerText): string | null {
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
    case 'monthly':
      return t(
        'We will write to the address you paid with on {day}. The button in that email starts the monthly donation. The email that confirms this says how to cancel it.',
        { day: t.day(monthlyOn) },
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
