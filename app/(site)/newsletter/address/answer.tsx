import type { AddressLinkView } from '@/lib/newsletter/queries'
import { addressChangeDays } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { SubmitButton } from '../../../_ui/submit-button'
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
        <PlainPage heading="The letters at another address" label="Newsletter">
          <p>
            {mailbox === 'old'
              ? `Press the button, and our letters go to ${link.newEmail} and no longer to ${link.oldEmail}, as soon as the other mailbox has agreed as well.`
              : `Press the button, and our letters come to ${link.newEmail} and no longer to ${link.oldEmail}, as soon as the old mailbox has agreed as well.`}
          </p>
          <form action={action}>
            <input type="hidden" name="token" value={token} />
            <SubmitButton>Agree to the change</SubmitButton>
          </form>
          <p>If you did not ask for this, close the page: nothing changes.</p>
        </PlainPage>
      )
    case 'waiting':
      return (
        <PlainPage heading="Half of it is done" label="Newsletter">
          <p role="status">
            Thank you. Now the {mailbox === 'old' ? 'new' : 'old'} mailbox has to agree: the button is in our
            mail there. Until then the letters come as before.
          </p>
        </PlainPage>
      )
    case 'done':
      return (
        <PlainPage heading="The change is made" label="Newsletter">
          <p role="status">
            The letters go to {link.newEmail} now. The next one comes on {day}; a mail to both addresses says
            so.
          </p>
          <p>
            <a href="/">Read the paper</a>
          </p>
        </PlainPage>
      )
    case 'taken':
      return (
        <PlainPage heading="This address has our letters already" label="Newsletter">
          <p role="status">
            {link.newEmail} has been subscribed by itself meanwhile, so there was nothing to move. The letters
            to {link.oldEmail} go on; the link at the foot of one ends them.
          </p>
        </PlainPage>
      )
    case 'over':
      return (
        <PlainPage heading="This link is over" label="Newsletter">
          <p>
            It works for {addressChangeDays} days, and only for the address that was asked for last. Nothing
            was changed. To ask again, open “Change your address” at the foot of a letter.
          </p>
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading="We do not know this link" label="Newsletter">
          <p>
            It may have been cut short on its way. Copy the whole link from the mail; or ask again, from the
            foot of a letter.
          </p>
          <p>
            <LinkButton href="/newsletter" look="quiet">
              About the letter
            </LinkButton>
          </p>
        </PlainPage>
      )
  }
}
