import type { ReactNode } from 'react'
import { showAddress } from '@/lib/email-address'
import { hidingFolders } from '@/lib/mail/hiding-folders'
import { publication } from '@/lib/publication'
import { DoneNotice } from '../../_ui/done-notice'
import { PlainPage } from './plain-page'

type Props = {
  heading: string
  label: string
  /** Where the mail goes; null where this browser does not know it any more. */
  address?: string | null
  /** The form, with the address still in it. */
  again: { href: string; text: string }
  /** What the mail looks like in a list of mails; a second subject is that of the mail to an address we know. */
  look?: { sender: string; subjects: readonly string[] }
  /** One more thing to look at. */
  alsoCheck?: string
  /** The button that sends it again. */
  resend?: ReactNode
  /** The result of that button. */
  said?: string | undefined
  children: ReactNode
}

/** The page after a form that mails a link: the same for every address, so that it does not tell who is known. */
export function CheckInbox(props: Props) {
  const { heading, label, address = null, again, look, alsoCheck, resend, said, children } = props
  return (
    <PlainPage heading={heading} label={label}>
      <Said said={said} address={address} />
      {children}
      {address !== null && (
        <p>
          Not your address? <a href={again.href}>Change it</a>
        </p>
      )}
      {look && <Look {...look} />}
      <h2>If no email arrives</h2>
      <ul>
        <li>Wait a few minutes. Then look in the folders where your provider may have put it.</li>
        {hidingFolders(address).map(({ provider, folders }) => (
          <li key={provider}>
            {provider}: {folders.join(', ')}
          </li>
        ))}
        {alsoCheck !== undefined && <li>{alsoCheck}</li>}
        <li>
          There may be a typing mistake in the address: <a href={again.href}>{again.text}</a>.
        </li>
        <li>
          Some employers and schools block our emails. Another address may work, or write to{' '}
          <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
        </li>
      </ul>
      {resend}
      <p>
        <a href="/">Back to the front page</a>
      </p>
    </PlainPage>
  )
}

/** "To reader@example.org", or words that fit where this browser does not know the address. */
export function AskedAddress({ address }: { address: string | null }) {
  return <strong>{address === null ? 'the address you entered' : showAddress(address)}</strong>
}

function Look({ sender, subjects }: NonNullable<Props['look']>) {
  const [subject, other] = subjects
  return (
    <p>
      Look for an email from <strong>{sender}</strong> with the subject <strong>“{subject}”</strong>
      {other !== undefined && (
        <>
          {' '}
          or <strong>“{other}”</strong>
        </>
      )}
      .
    </p>
  )
}

function Said({ said, address }: { said: string | undefined; address: string | null }) {
  switch (said ?? '') {
    case 'sent':
      return address === null ? null : (
        <DoneNotice part="said">We have sent it again to {showAddress(address)}.</DoneNotice>
      )
    case 'limited':
      return (
        <DoneNotice part="said">
          There were too many attempts in a short time. Please look for an earlier email, or try again in an
          hour.
        </DoneNotice>
      )
    case 'unknown':
      return (
        <DoneNotice part="said">
          This browser no longer knows the address, so nothing was sent. Please enter it again.
        </DoneNotice>
      )
    default:
      return null
  }
}
