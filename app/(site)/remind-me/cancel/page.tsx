import { currentTime } from '@/lib/clock'
import { findReminderLink } from '@/lib/reminders/queries'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { cancel } from '../actions'
import { ReminderOver } from '../reminder-over'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Cancel your reminder')

export default async function CancelReminderPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { token = '' } = firstValues(await searchParams)
  const { state, dueOn, donation } = await findReminderLink('cancel-reminder', token, await currentTime())
  // These links never expire, so an expired one counts as unknown.
  if (state === 'expired') return <ReminderOver state="unknown" donation={donation} />
  if (state !== 'ready' && state !== 'confirmed') return <ReminderOver state={state} donation={donation} />
  return (
    <PlainPage heading={t('Cancel your reminder')} label={t('Reminder')}>
      <p>
        {dueOn === undefined
          ? t('Press the button, and the email you asked for will not be sent.')
          : t('Press the button, and the email for {day} will not be sent.', { day: t.day(dueOn) })}
      </p>
      <ButtonForm action={cancel} values={{ token }} button={t('Cancel reminder')} />
    </PlainPage>
  )
}
