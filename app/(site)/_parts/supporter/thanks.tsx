import type { ServerText } from '@/lib/languages/text'
import { sayDonation } from '@/lib/offers/say-donation'
import { raisedTo, type SupportedDonation, type Supporter } from '@/lib/donations/supporters/rules'
import { formatPlain } from '@/lib/money'
import { path } from '@/lib/urls'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { LinkButton } from '../../../_ui/link-button'
import { forgetReader } from '../../../_parts/sign-out'
import styles from './thanks.module.css'
import { requestText } from '../../../_parts/request-text'

/** What somebody who gives sees in place of the appeal. */
export async function Thanks({ supporter: { donations } }: { supporter: Supporter }) {
  const t = await requestText()
  return (
    <section className={styles.thanks} aria-labelledby="thanks-heading" data-print="no">
      <h2 id="thanks-heading" className={styles.heading}>
        {t('Thank you for your support')}
      </h2>
      {donations.map((donation, index) => (
        <Given key={index} donation={donation} />
      ))}
      <div className={styles.notYou}>
        <p>{t('Not you, or a computer that others use?')}</p>
        <ButtonForm action={forgetReader} look="quiet" button={t('Forget this browser')} />
      </div>
    </section>
  )
}

async function Given({ donation }: { donation: SupportedDonation }) {
  const t = await requestText()
  const { access, standing } = donation
  return (
    <div className={styles.given}>
      <p>{sayGiven(donation, t)}</p>
      {access === null ? (
        <p>
          {standing === 'scheduled'
            ? t('The button in the email about it opens your donation. There you can change or cancel it.')
            : standing === 'single'
              ? t('Your receipt, which we emailed you, has a button that opens your donation.')
              : t(
                  'The button in your receipt, which we emailed you, opens your donation. There you can change, pause or end it.',
                )}
        </p>
      ) : (
        <Ways donation={donation} access={access} />
      )}
    </div>
  )
}

/** One sentence about a donation. */
function sayGiven(
  { amount, frequency, standing, givenOn, endsOn, startsOn }: SupportedDonation,
  t: ServerText,
): string {
  const rhythm = sayDonation({ amount, frequency }, t)
  switch (standing) {
    case 'single':
      return t('You gave {amount} on {givenOn}.', { amount: t.money(amount), givenOn: t.day(givenOn) })
    case 'scheduled':
      return startsOn === null
        ? t('You give {rhythm}.', { rhythm })
        : t('You give {rhythm} from {startsOn} on.', { rhythm, startsOn: t.day(startsOn) })
    case 'paused':
      return t('You give {rhythm}. Your donation is paused at the moment.', { rhythm })
    case 'failing':
      return t('You give {rhythm}. The last payment did not go through.', { rhythm })
    case 'ending':
      return endsOn === null
        ? t('You give {rhythm}.', { rhythm })
        : t('You give {rhythm} until {endsOn}.', { rhythm, endsOn: t.day(endsOn) })
    case 'running':
    case 'over':
      return t('You give {rhythm}.', { rhythm })
  }
}

type WaysProps = { donation: SupportedDonation; access: NonNullable<SupportedDonation['access']> }

async function Ways({ donation, access }: WaysProps) {
  const t = await requestText()
  const { frequency, standing } = donation
  const more = raisedTo(donation)
  const manage = path('/account/donations', { ...access })
  return (
    <p className={styles.ways}>
      {standing === 'failing' && <LinkButton href={t.href(manage)}>{t('Put it right')}</LinkButton>}
      {more !== null && (
        <LinkButton
          href={t.href(path('/account/donations', { ...access, amount: formatPlain(more) }))}
          look="support"
        >
          {t('Raise it to {donation}', { donation: sayDonation({ amount: more, frequency }, t) })}
        </LinkButton>
      )}
      {standing === 'single' && (
        <LinkButton href={t.href(path('/donate/again', { ...access }))} look="support">
          {t('Give again')}
        </LinkButton>
      )}
      <a href={t.href(manage)}>{t('Manage your donation')}</a>
    </p>
  )
}
