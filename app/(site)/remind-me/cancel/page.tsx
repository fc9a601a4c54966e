import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { findReminderLink } from '@/lib/reminders/queries'
import { SubmitButton } from '../../../_ui/submit-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { cancel } from '../actions'
import { ReminderOver } from '../reminder-over'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Cancel your reminder'), robots: { index: false } }
}

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
      <form action={cancel}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton>Cancel reminder</SubmitButton>
      </form>
    </PlainPage>
  )
}
