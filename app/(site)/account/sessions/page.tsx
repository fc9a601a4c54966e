import { currentTime } from '@/lib/clock'
import { showAddress } from '@/lib/addresses/email-address'
import { listSessions, type SessionView } from '@/lib/sessions/queries'
import { sayDevice } from '@/lib/sessions/rules'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { signOut } from '../../../_parts/sign-out'
import { requireSignedIn } from '../require-signed-in'
import { endOne, signOutEverywhere } from './actions'
import styles from './sessions.module.css'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Where you are signed in')

export default async function SessionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { ended } = firstValues(await searchParams)
  const { id, email, sessionId } = await requireSignedIn()
  const sessions = await listSessions(id, await currentTime())
  return (
    <PlainPage heading={t('Where you are signed in')} label={t('Your account')}>
      {ended !== undefined && <Notice role="status">{t('That browser is signed out.')}</Notice>}
      <p>
        {t.rich(
          'These browsers are signed in as <strong>{email}</strong>. If you do not recognise one, sign it out.',
          { email: showAddress(email), strong: (words) => <strong>{words}</strong> },
        )}
      </p>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <Session key={session.id} session={session} isThis={session.id === sessionId} />
        ))}
      </ul>
      <ButtonForm action={signOutEverywhere} look="quiet" button={t('Sign out everywhere')} />
    </PlainPage>
  )
}

async function Session({ session, isThis }: { session: SessionView; isThis: boolean }) {
  const t = await requestText()
  const { id, since, lastSeenAt } = session
  const device = sayDevice(session.device, t)
  return (
    <li className={styles.session}>
      <div>
        <h2 className={styles.device}>
          {device}
          {isThis && <span className={styles.mark}> {t('(this browser)')}</span>}
        </h2>
        <p>{t('Signed in since {since}', { since: t.moment(since) })}</p>
        {!isThis && <p>{t('Last seen {lastSeenAt}', { lastSeenAt: t.moment(lastSeenAt) })}</p>}
      </div>
      <ButtonForm
        action={isThis ? signOut : endOne}
        label={t('{device}, since {since}', { device, since: t.moment(since) })}
        values={{ session: id }}
        look="quiet"
        button={t('Sign out')}
      />
    </li>
  )
}
