import type { AddressLinkView } from '@/lib/newsletter/queries'
import { addressChangeDays } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { LinkPage } from '../../_parts/link-page'
import { PlainPage } from '../../_parts/plain-page'

type Props = {
  link: AddressLinkView
  token: string
  /** Which mailbox got the link, and the action of its button. */
  mailbox: 'old' | 'new'
  action: (form: FormData) => Promise<void>
}

/** The state of a change of address, for one of its two mailboxes. */
export function AddressAnswer({ link, token, mailbox, action }: Props) {
  const { day } = publication.newsletter
  switch (link.state) {
    case 'ready':
      return (
        <LinkPage
          heading="Use this email address from now on?"
          label="Newsletter"
          action={action}
          token={token}
          button="Agree to the change"
          otherwise="Nothing will change."
        >
          <p>
            {mailbox === 'old'
              ? `The newsletter will then go to ${link.newEmail} instead of ${link.oldEmail}, once you have agreed in the other mailbox too.`
              : `The newsletter will then go to ${link.newEmail} instead of ${link.oldEmail}, once you have agreed in the old mailbox too.`}
          </p>
        </LinkPage>
      )
    case 'waiting':
      return (
        <PlainPage heading="One more step" label="Newsletter">
          <p role="status">
            Thank you. Now please agree in the {mailbox === 'old' ? 'new' : 'old'} mailbox too: open our email
            there and press its button. Until then the newsletter goes to the old address.
          </p>
        </PlainPage>
      )
    case 'done':
      return (
        <PlainPage heading="Your address has been changed" label="Newsletter">
          <p role="status">
            The newsletter now goes to {link.newEmail}. The next edition arrives on {day}. We have sent an
            email about this to both addresses.
          </p>
          <p>
            <a href="/">Go to the front page</a>
          </p>
        </PlainPage>
      )
    case 'taken':
      return (
        <PlainPage heading="This address is already subscribed" label="Newsletter">
          <p role="status">
            {link.newEmail} has its own subscription, so we changed nothing. {link.oldEmail} stays subscribed
            too. To unsubscribe it, use the link at the end of any edition.
          </p>
        </PlainPage>
      )
    case 'over':
      return (
        <PlainPage heading="This link no longer works" label="Newsletter">
          <p>
            It works for {addressChangeDays} days, and only for the latest request. Nothing was changed. To
            try again, follow “Change your address” at the end of any edition.
          </p>
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading="We do not recognise this link" label="Newsletter">
          <p>
            It may be incomplete. Copy the whole link from the email, or ask for a new one from the end of any
            edition.
          </p>
          <p>
            <LinkButton href="/newsletter" look="quiet">
              About the newsletter
            </LinkButton>
          </p>
        </PlainPage>
      )
  }
}
