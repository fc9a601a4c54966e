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
          <p role="status">No mail will be sent. Your address is erased in a month; you need do nothing.</p>
          <p>
            <LinkButton href={remindPath(donation)} look="quiet">
              Set it again
            </LinkButton>
          </p>
        </PlainPage>
      )
    case 'fulfilled':
      return (
        <PlainPage heading="You have given already" label="Reminder">
          <p role="status">Thank you. Your donation came before the day did, so the reminder was dropped.</p>
          <p>
            <LinkButton href="/">Go to the front page</LinkButton>
          </p>
        </PlainPage>
      )
    case 'sent':
      return (
        <PlainPage heading="The reminder has been sent" label="Reminder">
          <p role="status">
            That was the only mail; no other follows. Your choice still stands open if you would like it.
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
        <PlainPage heading="We do not know this link" label="Reminder">
          <p>
            It may have been cut short on its way, or the reminder is long over and has been erased. Copy the
            whole link from the mail, or write to{' '}
            <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
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
