import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { formatMoment } from '@/lib/days'
import { showAddress } from '@/lib/email-address'
import { listSessions, type SessionView } from '@/lib/sessions/queries'
import { Notice } from '../../../_ui/notice'
import { SubmitButton } from '../../../_ui/submit-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { signOut } from '../../../_parts/sign-out'
import { requireSignedIn } from '../require-signed-in'
import { endOne, signOutEverywhere } from './actions'
import styles from './sessions.module.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Where you are signed in'), robots: { index: false } }
}

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
      <form action={signOutEverywhere}>
        <SubmitButton look="quiet">Sign out everywhere</SubmitButton>
      </form>
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
      <form action={isThis ? signOut : endOne} aria-label={`${device}, since ${formatMoment(since)}`}>
        <input type="hidden" name="session" value={id} />
        <SubmitButton look="quiet">Sign out</SubmitButton>
      </form>
    </li>
  )
}
