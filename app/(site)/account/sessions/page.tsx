import { currentTime } from '@/lib/clock'
import { formatMoment } from '@/lib/days'
import { showAddress } from '@/lib/email-address'
import { listSessions, type SessionView } from '@/lib/sessions/queries'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { signOut } from '../../../_parts/sign-out'
import { requireSignedIn } from '../require-signed-in'
import { endOne, signOutEverywhere } from './actions'
import styles from './sessions.module.css'

export const generateMetadata = unlisted('Where you are signed in')

export default async function SessionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { ended } = firstValues(await searchParams)
  const { id, email, sessionId } = await requireSignedIn()
  const sessions = await listSessions(id, await currentTime())
  return (
    <PlainPage heading="Where you are signed in" label="Your account">
      {ended !== undefined && <Notice role="status">That browser is signed out.</Notice>}
      <p>
        These browsers are signed in as <strong>{showAddress(email)}</strong>. If you do not recognise one,
        sign it out.
      </p>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <Session key={session.id} session={session} isThis={session.id === sessionId} />
        ))}
      </ul>
      <ButtonForm action={signOutEverywhere} look="quiet" button="Sign out everywhere" />
    </PlainPage>
  )
}

function Session({ session, isThis }: { session: SessionView; isThis: boolean }) {
  const { id, device, since, lastSeenAt } = session
  return (
    <li className={styles.session}>
      <div>
        <h2 className={styles.device}>
          {device}
          {isThis && <span className={styles.mark}> (this browser)</span>}
        </h2>
        <p>Signed in since {formatMoment(since)}</p>
        {!isThis && <p>Last seen {formatMoment(lastSeenAt)}</p>}
      </div>
      <ButtonForm
        action={isThis ? signOut : endOne}
        label={`${device}, since ${formatMoment(since)}`}
        values={{ session: id }}
        look="quiet"
        button="Sign out"
      />
    </li>
  )
}
