import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { findReminderLink, type ReminderLinkView } from '@/lib/reminders/queries'
import { confirmDays } from '@/lib/reminders/rules'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { LinkPage } from '../../_parts/link-page'
import { PlainPage } from '../../_parts/plain-page'
import { confirm } from '../actions'
import { remindPath } from '../donation-link'
import { ReminderOver } from '../reminder-over'

export const generateMetadata = unlisted('Confirm your reminder')

export default async function ConfirmReminderPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '' } = firstValues(await searchParams)
  const link = await findReminderLink('confirm-reminder', token, await currentTime())
  return <Answer link={link} token={token} />
}

function Answer({ link, token }: { link: ReminderLinkView; token: string }) {
  const day = link.dueOn === undefined ? 'the day you chose' : formatDay(link.dueOn)
  switch (link.state) {
    case 'ready':
      return (
        <LinkPage
          heading="Confirm your reminder"
          label="Reminder"
          action={confirm}
          token={token}
          button="Confirm reminder"
          otherwise="Nothing will be sent."
        >
          <p>
            Press the button, and we will send you one email on <strong>{day}</strong>.
          </p>
        </LinkPage>
      )
    case 'confirmed':
      return (
        <PlainPage heading="Your reminder is set" label="Reminder">
          <p role="status">
            We will send you one email on <strong>{day}</strong>, and no other. If you donate before that day,
            we will cancel it.
          </p>
          <p>
            <LinkButton href="/">Back to the front page</LinkButton>
          </p>
        </PlainPage>
      )
    case 'expired':
      return (
        <PlainPage heading="This link has expired" label="Reminder">
          <p>
            A confirmation link works for {confirmDays} days, and only the latest one counts. You can set the
            reminder again in a minute.
          </p>
          <p>
            <LinkButton href={remindPath(link.donation)}>Set the reminder again</LinkButton>
          </p>
        </PlainPage>
      )
    case 'cancelled':
    case 'fulfilled':
    case 'sent':
    case 'unknown':
      return <ReminderOver state={link.state} donation={link.donation} />
    default:
      return unreachable(link.state)
  }
}
