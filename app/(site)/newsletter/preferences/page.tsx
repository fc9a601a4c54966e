import { currentTime } from '@/lib/clock'
import { addDays, dayOf, formatDay } from '@/lib/days'
import { explainNoPreferences, findPreferences, type PreferencesView } from '@/lib/newsletter/queries'
import { longestPauseDays, pauseWeeks } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import type { Option } from '../../../_ui/choices'
import { LinkButton } from '../../../_ui/link-button'
import { ButtonForm } from '../../../_ui/button-form'
import forms from '../../../_ui/form.module.css'
import { SubmitButton } from '../../../_ui/submit-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { leave } from '../actions'
import { tokenOrOwn } from '../token-or-own'
import { resume, subscribeAgain } from './actions'
import { NewAddressForm } from './new-address-form'
import { PauseForm } from './pause-form'
import styles from './preferences.module.css'
import { Said } from './said'

export const generateMetadata = unlisted('Your newsletter')

/**
 * Opened by the link at the foot of every edition, or from a signed-in reader's account. Opening it changes nothing;
 * each choice has its own button.
 */
export default async function PreferencesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '', said } = firstValues(await searchParams)
  const now = await currentTime()
  const link = await tokenOrOwn('preferences', token)
  const preferences = await findPreferences(link, now)
  if (preferences === null)
    return (await explainNoPreferences(link, now)) === 'moved' ? <Moved /> : <Unknown />
  return (
    <PlainPage heading="Your newsletter" label="Newsletter">
      <Said said={said} preferences={preferences} />
      <Standing preferences={preferences} />
      {preferences.standing === 'subscribed' ? (
        <Choices token={token} preferences={preferences} now={now} />
      ) : (
        <WayBack token={token} standing={preferences.standing} />
      )}
      <p className={styles.note}>
        The address is not shown in full, in case this link was forwarded. Do you need anything else? Write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>, and a person will answer.
      </p>
    </PlainPage>
  )
}

function Standing({ preferences }: { preferences: PreferencesView }) {
  const { maskedEmail, standing, pausedUntil, movingTo } = preferences
  const address = <strong className={styles.address}>{maskedEmail}</strong>
  const { day } = publication.newsletter
  switch (standing) {
    case 'subscribed':
      return (
        <>
          <p>
            {pausedUntil === null ? (
              <>
                {publication.newsletter.name} comes to {address} every {day}.
              </>
            ) : (
              <>
                The newsletter to {address} is paused until {formatDay(pausedUntil)}. It will then start again
                automatically.
              </>
            )}
          </p>
          {movingTo !== null && (
            <p>
              You asked us to send it to <strong className={styles.address}>{movingTo}</strong>: we have
              emailed both addresses and are waiting for both to agree.
            </p>
          )}
        </>
      )
    case 'unconfirmed':
      return (
        <p>
          {address} was signed up for the newsletter but has not been confirmed. We will send nothing until it
          is.
        </p>
      )
    case 'unsubscribed':
      return <p>{address} is unsubscribed and gets no newsletter.</p>
    case 'stopped':
      return <p>We no longer send anything to {address}: our emails to it bounced or were marked as spam.</p>
  }
}

type ChoicesProps = { token: string; preferences: PreferencesView; now: Date }

function Choices({ token, preferences, now }: ChoicesProps) {
  const today = dayOf(now)
  const { pausedUntil, unsubscribeToken } = preferences
  const page = path('/newsletter/preferences', { token: token || undefined })
  return (
    <>
      {pausedUntil !== null && <ButtonForm action={resume} values={{ token }} button="Resume now" />}
      <div className={styles.rows}>
        <PauseForm
          token={token}
          page={page}
          isPaused={pausedUntil !== null}
          options={listPauses(today)}
          limits={{ earliest: addDays(today, 1), latest: addDays(today, longestPauseDays) }}
        />
        <NewAddressForm token={token} page={page} />
      </div>
      <h2>Unsubscribe</h2>
      <div className={styles.leave}>
        <p>The newsletter stops at once. We ask no questions.</p>
        <form action={leave}>
          {/* With a link, the form gets another link. A signed-in reader gets none, because it would outlive the
             session. */}
          <input type="hidden" name="token" value={token === '' ? '' : unsubscribeToken} />
          <SubmitButton look="quiet">Unsubscribe</SubmitButton>
        </form>
      </div>
    </>
  )
}

function listPauses(today: string): Option[] {
  const offered = pauseWeeks.map((weeks) => ({
    value: String(weeks),
    label: `${weeks} weeks`,
    note: `until ${formatDay(addDays(today, 7 * weeks))}`,
  }))
  return [...offered, { value: 'own', label: 'until a date I choose' }]
}

function WayBack({ token, standing }: { token: string; standing: PreferencesView['standing'] }) {
  if (standing === 'stopped') {
    return (
      <p>
        With another address you can <a href="/newsletter">sign up</a> as at the first time. If this one works
        again, write to us, and we will look into it.
      </p>
    )
  }
  return (
    <form action={subscribeAgain} className={forms.form}>
      <p>
        {standing === 'unconfirmed'
          ? 'The confirmation link is in our email. We can send you a new one.'
          : 'To subscribe again, let us email a link to that address, and confirm it there.'}
      </p>
      <input type="hidden" name="token" value={token} />
      <SubmitButton>Email me a link</SubmitButton>
    </form>
  )
}

/** The link of a mailbox that its reader has left. */
function Moved() {
  return (
    <PlainPage heading="This link has stopped working" label="Newsletter">
      <p role="status">
        The newsletter has moved to another address, so the links in this mailbox open nothing any more. Use
        the link at the end of any edition in the new mailbox, or sign in with the new address.
      </p>
      <p>
        <LinkButton href="/account">Sign in</LinkButton>
      </p>
      <p>
        If you did not move it, write to <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
      </p>
    </PlainPage>
  )
}

function Unknown() {
  return (
    <PlainPage heading="We do not recognise this link" label="Newsletter">
      <p>
        It may be incomplete, or we may have erased the address. Copy the whole link from the end of any
        edition. Or sign in with the address that gets the newsletter: your account has the same settings.
      </p>
      <p>
        <LinkButton href="/account">Sign in</LinkButton>
      </p>
      <p>
        Not subscribed yet? <a href="/newsletter">Get the newsletter</a>.
      </p>
    </PlainPage>
  )
}
