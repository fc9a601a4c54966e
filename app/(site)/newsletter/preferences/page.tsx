import { currentTime } from '@/lib/clock'
import { addDays, dayOf } from '@/lib/days'
import { explainNoPreferences, findPreferences, type PreferencesView } from '@/lib/newsletter/queries'
import { editionDay } from '@/lib/languages/edition-day'
import type { ServerText } from '@/lib/languages/text'
import { longestPauseDays, pauseWeeks } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import type { Option } from '../../../_ui/forms/fields/choices'
import { LinkButton } from '../../../_ui/link-button'
import { ButtonForm } from '../../../_ui/forms/button-form'
import forms from '../../../_ui/forms/form.module.css'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { MailLanguage } from '../../_parts/forms/mail-language'
import { PlainPage } from '../../_parts/pages/plain-page'
import { leave } from '../actions'
import { tokenOrOwn } from '../token-or-own'
import { resume, speak, subscribeAgain } from './actions'
import { NewAddressForm } from './new-address-form'
import { PauseForm } from './pause-form'
import styles from './preferences.module.css'
import { Said } from './said'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Your newsletter')

/**
 * Opened by the link at the foot of every edition, or from a signed-in reader's account. Opening it changes nothing;
 * each choice has its own button.
 */
export default async function PreferencesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { token = '', said } = firstValues(await searchParams)
  const now = await currentTime()
  const link = await tokenOrOwn('preferences', token)
  const preferences = await findPreferences(link, now)
  if (preferences === null)
    return (await explainNoPreferences(link, now)) === 'moved' ? <Moved /> : <Unknown />
  return (
    <PlainPage heading={t('Your newsletter')} label={t('Newsletter')}>
      <Said said={said} preferences={preferences} />
      <Standing preferences={preferences} />
      {preferences.standing === 'subscribed' ? (
        <Choices token={token} preferences={preferences} now={now} />
      ) : (
        <WayBack token={token} standing={preferences.standing} />
      )}
      <p className={styles.note}>
        {t.rich(
          'The address is not shown in full, in case this link was forwarded. Do you need anything else? Write to <link>{contact}</link>, and a person will answer.',
          {
            contact: publication.contact,
            link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
    </PlainPage>
  )
}

async function Standing({ preferences }: { preferences: PreferencesView }) {
  const t = await requestText()
  const { maskedEmail, standing, pausedUntil, movingTo } = preferences
  const address = <strong className={styles.address}>{maskedEmail}</strong>
  switch (standing) {
    case 'subscribed':
      return (
        <>
          <p>
            {pausedUntil === null ? (
              <>
                {t.rich('{newsletter} comes to {address} {everyWeek}.', {
                  newsletter: publication.newsletter.name,
                  address,
                  everyWeek: editionDay(t).every,
                })}
              </>
            ) : (
              <>
                {t.rich(
                  'The newsletter to {address} is paused until {pausedUntil}. It will then start again automatically.',
                  { address, pausedUntil: t.day(pausedUntil) },
                )}
              </>
            )}
          </p>
          {movingTo !== null && (
            <p>
              {t.rich(
                'You asked us to send it to <strong>{movingTo}</strong>: we have emailed both addresses and are waiting for both to agree.',
                { movingTo, strong: (words) => <strong className={styles.address}>{words}</strong> },
              )}
            </p>
          )}
        </>
      )
    case 'unconfirmed':
      return (
        <p>
          {t.rich(
            '{address} was signed up for the newsletter but has not been confirmed. We will send nothing until it is.',
            { address },
          )}
        </p>
      )
    case 'unsubscribed':
      return <p>{t.rich('{address} is unsubscribed and gets no newsletter.', { address })}</p>
    case 'stopped':
      return (
        <p>
          {t.rich(
            'We no longer send anything to {address}: our emails to it bounced or were marked as spam.',
            {
              address,
            },
          )}
        </p>
      )
  }
}

type ChoicesProps = { token: string; preferences: PreferencesView; now: Date }

async function Choices({ token, preferences, now }: ChoicesProps) {
  const t = await requestText()
  const today = dayOf(now)
  const { pausedUntil, unsubscribeToken } = preferences
  const page = path('/newsletter/preferences', { token: token || undefined })
  return (
    <>
      {pausedUntil !== null && <ButtonForm action={resume} values={{ token }} button={t('Resume now')} />}
      <div className={styles.rows}>
        <PauseForm
          token={token}
          page={page}
          isPaused={pausedUntil !== null}
          options={listPauses(today, t)}
          limits={{ earliest: addDays(today, 1), latest: addDays(today, longestPauseDays) }}
        />
        <NewAddressForm token={token} page={page} />
      </div>
      <MailLanguage language={preferences.language} action={speak} values={{ token }} />
      <h2>{t('Unsubscribe')}</h2>
      <div className={styles.leave}>
        <p>{t('The newsletter stops at once. We ask no questions.')}</p>
        <form action={leave}>
          {/* With a link, the form gets another link. A signed-in reader gets none, because it would outlive the
             session. */}
          <input type="hidden" name="token" value={token === '' ? '' : unsubscribeToken} />
          <SubmitButton look="quiet">{t('Unsubscribe')}</SubmitButton>
        </form>
      </div>
    </>
  )
}

function listPauses(today: string, t: ServerText): Option[] {
  const offered = pauseWeeks.map((weeks) => ({
    value: String(weeks),
    label: t('{weeks} weeks', { weeks }),
    note: t('until {day}', { day: t.day(addDays(today, 7 * weeks)) }),
  }))
  return [...offered, { value: 'own', label: t('until a date I choose') }]
}

async function WayBack({ token, standing }: { token: string; standing: PreferencesView['standing'] }) {
  const t = await requestText()
  if (standing === 'stopped') {
    return (
      <p>
        {t.rich(
          'With another address you can <link>sign up</link> as at the first time. If this one works again, write to us, and we will look into it.',
          { link: (words) => <a href={t.href('/newsletter')}>{words}</a> },
        )}
      </p>
    )
  }
  return (
    <form action={subscribeAgain} className={forms.form}>
      <p>
        {standing === 'unconfirmed'
          ? t('The confirmation link is in our email. We can send you a new one.')
          : t('To subscribe again, let us email a link to that address, and confirm it there.')}
      </p>
      <input type="hidden" name="token" value={token} />
      <SubmitButton>{t('Email me a link')}</SubmitButton>
    </form>
  )
}

/** The link of a mailbox that its reader has left. */
async function Moved() {
  const t = await requestText()
  return (
    <PlainPage heading={t('This link has stopped working')} label={t('Newsletter')}>
      <p role="status">
        {t(
          'The newsletter has moved to another address, so the links in this mailbox open nothing any more. Use the link at the end of any edition in the new mailbox, or sign in with the new address.',
        )}
      </p>
      <p>
        <LinkButton href={t.href('/account')}>{t('Sign in')}</LinkButton>
      </p>
      <p>
        {t.rich('If you did not move it, write to <link>{contact}</link>.', {
          contact: publication.contact,
          link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
        })}
      </p>
    </PlainPage>
  )
}

async function Unknown() {
  const t = await requestText()
  return (
    <PlainPage heading={t('We do not recognise this link')} label={t('Newsletter')}>
      <p>
        {t(
          'It may be incomplete, or we may have erased the address. Copy the whole link from the end of any edition. Or sign in with the address that gets the newsletter: your account has the same settings.',
        )}
      </p>
      <p>
        <LinkButton href={t.href('/account')}>{t('Sign in')}</LinkButton>
      </p>
      <p>
        {t.rich('Not subscribed yet? <link>Get the newsletter</link>.', {
          link: (words) => <a href={t.href('/newsletter')}>{words}</a>,
        })}
      </p>
    </PlainPage>
  )
}
