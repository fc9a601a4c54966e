import { editionDay } from '@/lib/languages/edition-day'
import { db } from '@/lib/db'
import { listDonations } from '@/lib/donations/queries'
import { showAddress } from '@/lib/addresses/email-address'
import { findNeutralMail } from '@/lib/donations/notifications/set-neutral-mail'
import { findSubscription, type SubscriptionView } from '@/lib/newsletter/queries'
import { publication } from '@/lib/publication'
import { findConfirmedLanguage } from '@/lib/readers/mail-language'
import { listReminders, type ReminderView } from '@/lib/reminders/queries'
import { LinkButton } from '../../_ui/link-button'
import { Notice } from '../../_ui/notice'
import { ButtonForm } from '../../_ui/forms/button-form'
import { firstValues, type Query } from '../../_parts/first-values'
import { unlisted } from '../../_parts/page-title'
import { languageSaid, MailLanguage } from '../_parts/forms/mail-language'
import { PlainPage } from '../_parts/pages/plain-page'
import { leave } from '../newsletter/actions'
import { signOut } from '../../_parts/sign-out'
import styles from './account.module.css'
import { cancelReminder, chooseLanguage } from './actions'
import { DonationList } from './donations/donation-list'
import { NeutralMail } from './donations/neutral-mail'
import { requireSignedIn } from './require-signed-in'
import { requestText } from '../../_parts/request-text'

export const generateMetadata = unlisted('Your account')

/** All data that we keep for one address, with the possible actions. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { email } = await requireSignedIn()
  const { done } = firstValues(await searchParams)
  const [subscription, donations, reminders, neutral, language] = await Promise.all([
    findSubscription(email),
    listDonations({ by: 'address', email }),
    listReminders(email),
    findNeutralMail({ by: 'address', email }),
    findConfirmedLanguage(db(), email),
  ])
  return (
    <PlainPage heading={t('Your account')} label={publication.name}>
      {done === 'reminder' && <Notice role="status">{t('The reminder is cancelled.')}</Notice>}
      {done === 'language' && language !== null && <Notice role="status">{languageSaid(language, t)}</Notice>}
      <p>
        {t.rich('You are signed in as <strong>{email}</strong>. Everything below belongs to that address.', {
          email: showAddress(email),
          strong: (words) => <strong>{words}</strong>,
        })}
      </p>
      <h2>{t('Donations')}</h2>
      {donations.length === 0 ? (
        <div className={styles.row}>
          <p>{t('There are no donations from this address.')}</p>
          <LinkButton href={t.href('/donate?placement=account')} look="quiet">
            {t('Support our work')}
          </LinkButton>
        </div>
      ) : (
        <>
          <DonationList donations={donations} />
          <p className={styles.ways}>
            <a href={t.href('/account/donations')}>{t('Payments, receipts and statements')}</a>
          </p>
        </>
      )}
      <h2>{t('Newsletter')}</h2>
      <Newsletter subscription={subscription} />
      <h2>{t('Reminders')}</h2>
      <Reminders reminders={reminders} />
      <h2>{t('Our emails')}</h2>
      <NeutralMail standing={neutral} access={{}} back="account" />
      {language !== null && <MailLanguage language={language} action={chooseLanguage} />}
      <h2>{t('Signing in')}</h2>
      <div className={styles.row}>
        <p>
          <a href={t.href('/account/sessions')}>{t('Where you are signed in')}</a>
        </p>
        <ButtonForm action={signOut} look="quiet" button={t('Sign out')} />
      </div>
    </PlainPage>
  )
}

async function Newsletter({ subscription }: { subscription: SubscriptionView | null }) {
  const t = await requestText()
  const { every } = editionDay(t)
  if (subscription?.state === 'confirmed') {
    return (
      <div className={styles.row}>
        <p>
          {t.rich(
            'You are subscribed. The newsletter arrives {every}. <link>Change the address or pause</link>',
            { every, link: (words) => <a href={t.href('/newsletter/preferences')}>{words}</a> },
          )}
        </p>
        <ButtonForm action={leave} look="quiet" button={t('Unsubscribe')} />
      </div>
    )
  }
  return (
    <div className={styles.row}>
      <p>
        {subscription?.state === 'unconfirmed'
          ? t(
              'You signed up but have not confirmed yet. The link is in our email. You can also sign up again.',
            )
          : t('You are not subscribed.')}
      </p>
      <LinkButton href={t.href('/newsletter')} look="quiet">
        {t('Get the newsletter')}
      </LinkButton>
    </div>
  )
}

async function Reminders({ reminders }: { reminders: ReminderView[] }) {
  const t = await requestText()
  if (reminders.length === 0) {
    return (
      <div className={styles.row}>
        <p>{t('No reminder is set.')}</p>
        <LinkButton href={t.href('/remind-me')} look="quiet">
          {t('Remind me')}
        </LinkButton>
      </div>
    )
  }
  return (
    <ul className={styles.list}>
      {reminders.map(({ id, dueOn, isConfirmed }) => (
        <li key={dueOn} className={styles.row}>
          <p>{isConfirmed ? t.day(dueOn) : t('{day}, not confirmed yet', { day: t.day(dueOn) })}</p>
          <ButtonForm
            action={cancelReminder}
            label={t('Reminder of {dueOn}', { dueOn: t.day(dueOn) })}
            values={{ reminder: id }}
            look="quiet"
            button={t('Cancel')}
          />
        </li>
      ))}
    </ul>
  )
}
