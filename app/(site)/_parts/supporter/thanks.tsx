import { formatDay } from '@/lib/days'
import { raisedTo, type SupportedDonation, type Supporter } from '@/lib/donations/supporters/rules'
import { formatMoney, formatPlain } from '@/lib/money'
import { describeDonation } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { ButtonForm } from '../../../_ui/button-form'
import { LinkButton } from '../../../_ui/link-button'
import { forgetReader } from '../../../_parts/sign-out'
import styles from './thanks.module.css'

/** What somebody who gives sees in place of the appeal. */
export function Thanks({ supporter: { donations } }: { supporter: Supporter }) {
  return (
    <section className={styles.thanks} aria-labelledby="thanks-heading" data-print="no">
      <h2 id="thanks-heading" className={styles.heading}>
        Thank you for your support
      </h2>
      {donations.map((donation, index) => (
        <Given key={index} donation={donation} />
      ))}
      <div className={styles.notYou}>
        <p>Not you, or a computer that others use?</p>
        <ButtonForm action={forgetReader} look="quiet" button="Forget this browser" />
      </div>
    </section>
  )
}

function Given({ donation }: { donation: SupportedDonation }) {
  const { access, standing } = donation
  return (
    <div className={styles.given}>
      <p>{sayGiven(donation)}</p>
      {access === null ? (
        <p>
          {standing === 'single'
            ? 'Your receipt, which we emailed you, has a button that opens your donation.'
            : 'The button in your receipt, which we emailed you, opens your donation. There you can change, pause or end it.'}
        </p>
      ) : (
        <Ways donation={donation} access={access} />
      )}
    </div>
  )
}

/** One sentence about a donation. */
export function sayGiven({ amount, frequency, standing, givenOn, endsOn }: SupportedDonation): string {
  const rhythm = describeDonation(amount, frequency)
  switch (standing) {
    case 'single':
      return `You gave ${formatMoney(amount, publication.locale)} on ${formatDay(givenOn)}.`
    case 'paused':
      return `You give ${rhythm}. Your donation is paused at the moment.`
    case 'failing':
      return `You give ${rhythm}. The last payment did not go through.`
    case 'ending':
      return endsOn === null ? `You give ${rhythm}.` : `You give ${rhythm} until ${formatDay(endsOn)}.`
    case 'running':
    case 'over':
      return `You give ${rhythm}.`
  }
}

type WaysProps = { donation: SupportedDonation; access: NonNullable<SupportedDonation['access']> }

function Ways({ donation, access }: WaysProps) {
  const { frequency, standing } = donation
  const more = raisedTo(donation)
  const manage = path('/account/donations', { ...access })
  return (
    <p className={styles.ways}>
      {standing === 'failing' && <LinkButton href={manage}>Put it right</LinkButton>}
      {more !== null && (
        <LinkButton
          href={path('/account/donations', { ...access, amount: formatPlain(more) })}
          look="support"
        >
          Raise it to {describeDonation(more, frequency)}
        </LinkButton>
      )}
      {standing === 'single' && (
        <LinkButton href={path('/donate/again', { ...access })} look="support">
          Give again
        </LinkButton>
      )}
      <a href={manage}>Manage your donation</a>
    </p>
  )
}
