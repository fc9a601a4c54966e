import type { ReactNode } from 'react'
import { publication } from '@/lib/publication'
import { PlainPage } from './plain-page'

type Props = {
  heading: string
  label: string
  /** The link for a reader who mistyped the address. */
  again: { href: string; text: string }
  /** One more thing to look at. */
  alsoCheck?: string
  children: ReactNode
}

/** The page after a form that mails a link: the same for every address, so that it does not tell who is known. */
export function CheckInbox({ heading, label, again, alsoCheck, children }: Props) {
  return (
    <PlainPage heading={heading} label={label}>
      {children}
      <h2>If no email arrives</h2>
      <ul>
        <li>Wait a few minutes, and look in your spam, promotions and updates folders.</li>
        {alsoCheck !== undefined && <li>{alsoCheck}</li>}
        <li>
          There may be a typing mistake in the address: <a href={again.href}>{again.text}</a>.
        </li>
        <li>
          Some employers and schools block our emails. Another address may work, or write to{' '}
          <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
        </li>
      </ul>
      <p>
        <a href="/">Back to the front page</a>
      </p>
    </PlainPage>
  )
}
