import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/button-form'
import { PlainPage } from '../../_parts/plain-page'
import { sendNewLink } from './actions'

type Props = { state: 'expired' | 'unknown'; token: string; said: string | undefined }

/** A link that is unknown or expired. An old one can be replaced without typing or showing its address. */
export function LinkOver({ state, token, said }: Props) {
  if (state === 'expired') return said === 'mailed' ? <Mailed /> : <Expired token={token} said={said} />
  return (
    <PlainPage heading="We do not recognise this link" label="Your donation">
      <p>
        It may be incomplete. Copy the whole link from your latest receipt, sign in with the address that the
        receipt came to, or write to <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
      </p>
      <p>
        <LinkButton href="/account/donations">Sign in</LinkButton>
      </p>
    </PlainPage>
  )
}

function Expired({ token, said }: { token: string; said: string | undefined }) {
  return (
    <PlainPage heading="This link has expired" label="Your donation">
      {said === 'limited' && (
        <Notice role="status">
          Too many links were requested in a short time. Please look for an earlier email, or try again in an
          hour.
        </Notice>
      )}
      <p>
        A link to your donation works for 60 days. Use the link in your latest receipt, or let us email a new
        one to the same address.
      </p>
      <ButtonForm action={sendNewLink} values={{ token }} button="Email me a new link" />
    </PlainPage>
  )
}

function Mailed() {
  return (
    <PlainPage heading="Check your inbox" label="Your donation">
      <p role="status">
        A new link is on its way to the address that receives your receipts. It opens your donation for 60
        days.
      </p>
    </PlainPage>
  )
}
