import type { ReminderLinkView } from '@/lib/reminders/queries'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../_ui/link-button'
import { PlainPage } from '../_parts/plain-page'
import { donatePath, remindPath } from './donation-link'

type Props = {
  state: 'cancelled' | 'fulfilled' | 'sent' | 'unknown'
  donation: ReminderLinkView['donation']
}

/** The page of a link whose reminder is already settled. */
export function ReminderOver({ state, donation }: Props) {
  switch (state) {
    case 'cancelled':
      return (
        <PlainPage heading="Your reminder is cancelled" label="Reminder">
          <p role="status">
            No email will be sent. We will erase your address in a month; you do not need to do anything.
          </p>
          <p>
            <LinkButton href={remindPath(donation)} look="quiet">
              Set it again
            </LinkButton>
          </p>
        </PlainPage>
      )
    case 'fulfilled':
      return (
        <PlainPage heading="You have already donated" label="Reminder">
          <p role="status">Thank you. You donated before that day, so we cancelled the reminder.</p>
          <p>
            <LinkButton href="/">Go to the front page</LinkButton>
          </p>
        </PlainPage>
      )
    case 'sent':
      return (
        <PlainPage heading="The reminder has been sent" label="Reminder">
          <p role="status">
            That was the only email; there will be no other. You can still donate if you would like to.
          </p>
          <p>
            <LinkButton href={donatePath(donation)} look="support">
              Open the donation box
            </LinkButton>
          </p>
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading="We do not recognise this link" label="Reminder">
          <p>
            It may be incomplete, or we may have erased the reminder. Copy the whole link from the email, or
            write to <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
          </p>
          <p>
            <LinkButton href="/remind-me" look="quiet">
              Set a reminder
            </LinkButton>
          </p>
        </PlainPage>
      )
    default:
      return unreachable(state)
  }
}
