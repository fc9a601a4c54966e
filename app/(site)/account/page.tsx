import { formatDay } from '@/lib/days'
import { listDonations } from '@/lib/donations/queries'
import { showAddress } from '@/lib/email-address'
import { findNeutralMail } from '@/lib/donations/notifications/set-neutral-mail'
import { findSubscription, type SubscriptionView } from '@/lib/newsletter/queries'
import { publication } from '@/lib/publication'
import { listReminders, type ReminderView } from '@/lib/reminders/queries'
import { LinkButton } from '../../_ui/link-button'
import { Notice } from '../../_ui/notice'
import { ButtonForm } from '../../_ui/button-form'
import { firstValues, type Query } from '../../_parts/first-values'
import { unlisted } from '../../_parts/page-title'
import { PlainPage } from '../_parts/plain-page'
import { leave } from '../newsletter/actions'
import { signOut } from '../../_parts/sign-out'
import styles from './account.module.css'
import { cancelReminder } from './actions'
import { DonationList } from './donations/donation-list'
import { NeutralMail } from './donations/neutral-mail'
import { requireSignedIn } from './require-signed-in'

export const generateMetadata = unlisted('Your account')

/** All data that we keep for one address, with the possible actions. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { email } = await requireSignedIn()
  const { done } = firstValues(await searchParams)
  const [subscription, donations, reminders, neutral] = await Promise.all([
    findSubscription(email),
    listDonations({ by: 'address', email }),
    listReminders(email),
    findNeutralMail({ by: 'address', email }),
  ])
  return (
    <PlainPage heading="Your account" label={publication.name}>
      {done === 'reminder' && <Notice role="status">The reminder is cancelled.</Notice>}
      <p>
        You are signed in as <strong>{showAddress(email)}</strong>. Everything below belongs to that address.
      </p>
      <h2>Donations</h2>
      {donations.length === 0 ? (
        <div className={styles.row}>
          <p>There are no donations from this address.</p>
          <LinkButton href="/donate?placement=account" look="quiet">
            Support our work
          </LinkButton>
        </div>
      ) : (
        <>
          <DonationList donations={donations} />
          <p className={styles.ways}>
            <a href="/account/donations">Payments, receipts and statements</a>
          </p>
        </>
      )}
      <h2>Newsletter</h2>
      <Newsletter subscription={subscription} />
      <h2>Reminders</h2>
      <Reminders reminders={reminders} />
      <h2>Our emails</h2>
      <NeutralMail standing={neutral} access={{}} back="account" />
      <h2>Signing in</h2>
      <div className={styles.row}>
        <p>
          <a href="/account/sessions">Where you are signed in</a>
        </p>
        <ButtonForm action={signOut} look="quiet" button="Sign out" />
      </div>
    </PlainPage>
  )
}

function Newsletter({ subscription }: { subscription: SubscriptionView | null }) {
  const { day } = publication.newsletter
  if (subscription?.state === 'confirmed') {
    return (
      <div className={styles.row}>
        <p>
          You are subscribed. The newsletter arrives every {day}.{' '}
          <a href="/newsletter/preferences">Change the address or pause</a>
        </p>
        <ButtonForm action={leave} look="quiet" button="Unsubscribe" />
      </div>
    )
  }
  return (
    <div className={styles.row}>
      <p>
        {subscription?.state === 'unconfirmed'
          ? 'You signed up but have not confirmed yet. The link is in our email. You can also sign up again.'
          : 'You are not subscribed.'}
      </p>
      <LinkButton href="/newsletter" look="quiet">
        Get the newsletter
      </LinkButton>
    </div>
  )
}

function Reminders({ reminders }: { reminders: ReminderView[] }) {
  if (reminders.length === 0) {
    return (
      <div className={styles.row}>
        <p>No reminder is set.</p>
        <LinkButton href="/remind-me" look="quiet">
          Remind me
        </LinkButton>
      </div>
    )
  }
  return (
    <ul className={styles.list}>
      {reminders.map(({ id, dueOn, isConfirmed }) => (
        <li key={dueOn} className={styles.row}>
          <p>
            {formatDay(dueOn)}
            {!isConfirmed && ', not confirmed yet'}
          </p>
          <ButtonForm
            action={cancelReminder}
            label={`Reminder of ${formatDay(dueOn)}`}
            values={{ reminder: id }}
            look="quiet"
            button="Cancel"
          />
        </li>
      ))}
    </ul>
  )
}
