import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { findReminderLink } from '@/lib/reminders/queries'
import { ButtonForm } from '../../../_ui/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { cancel } from '../actions'
import { ReminderOver } from '../reminder-over'

export const generateMetadata = unlisted('Cancel your reminder')

export default async function CancelReminderPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '' } = firstValues(await searchParams)
  const { state, dueOn, donation } = await findReminderLink('cancel-reminder', token, await currentTime())
  // These links never expire, so an expired one counts as unknown.
  if (state === 'expired') return <ReminderOver state="unknown" donation={donation} />
  if (state !== 'ready' && state !== 'confirmed') return <ReminderOver state={state} donation={donation} />
  return (
    <PlainPage heading="Cancel your reminder" label="Reminder">
      <p>
        Press the button, and the email {dueOn === undefined ? 'you asked for' : `for ${formatDay(dueOn)}`}{' '}
        will not be sent.
      </p>
      <ButtonForm action={cancel} values={{ token }} button="Cancel reminder" />
    </PlainPage>
  )
}
