import type { ReactNode } from 'react'
import { showAddress } from '@/lib/addresses/email-address'
import { hidingFolders } from '@/lib/mail/hiding-folders'
import { publication } from '@/lib/publication'
import { DoneNotice } from '../../../_ui/done-notice'
import { PlainPage } from './plain-page'
import { requestText } from '../../../_parts/request-text'

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
export async function CheckInbox(props: Props) {
  const t = await requestText()
  const { heading, label, address = null, again, look, alsoCheck, resend, said, children } = props
  return (
    <PlainPage heading={heading} label={label}>
      <Said said={said} address={address} />
      {children}
      {address !== null && (
        <p>
          {t.rich('Not your address? <link>Change it</link>', {
            link: (words) => <a href={t.href(again.href)}>{words}</a>,
          })}
        </p>
      )}
      {look && <Look {...look} />}
      <h2>{t('If no email arrives')}</h2>
      <ul>
        <li>{t('Wait a few minutes. Then look in the folders where your provider may have put it.')}</li>
        {hidingFolders(address, t.language).map(({ provider, folders }) => (
          <li key={provider}>
            {provider}: {folders.join(', ')}
          </li>
        ))}
        {alsoCheck !== undefined && <li>{alsoCheck}</li>}
        <li>
          {t.rich('There may be a typing mistake in the address: <link>{text}</link>.', {
            text: again.text,
            link: (words) => <a href={t.href(again.href)}>{words}</a>,
          })}
        </li>
        <li>
          {t.rich(
            'Some employers and schools block our emails. Another address may work, or write to <link>{contact}</link>.',
            {
              contact: publication.contact,
              link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
            },
          )}
        </li>
      </ul>
      {resend}
      <p>
        <a href={t.href('/')}>{t('Back to the front page')}</a>
      </p>
    </PlainPage>
  )
}

/** "To reader@example.org", or words that fit where this browser does not know the address. */
export async function AskedAddress({ address }: { address: string | null }) {
  const t = await requestText()
  return <strong>{address === null ? t('the address you entered') : showAddress(address)}</strong>
}

async function Look({ sender, subjects }: NonNullable<Props['look']>) {
  const t = await requestText()
  const [subject, other] = subjects
  return (
    <p>
      {other === undefined
        ? t.rich('Look for an email from {sender} with the subject “{subject}”.', {
            sender: <strong>{sender}</strong>,
            subject: <strong>{subject}</strong>,
          })
        : t.rich('Look for an email from {sender} with the subject “{subject}” or “{other}”.', {
            sender: <strong>{sender}</strong>,
            subject: <strong>{subject}</strong>,
            other: <strong>{other}</strong>,
          })}
    </p>
  )
}

async function Said({ said, address }: { said: string | undefined; address: string | null }) {
  const t = await requestText()
  switch (said ?? '') {
    case 'sent':
      return address === null ? null : (
        <DoneNotice part="said">
          {t('We have sent it again to {address}.', { address: showAddress(address) })}
        </DoneNotice>
      )
    case 'limited':
      return (
        <DoneNotice part="said">
          {t(
            'There were too many attempts in a short time. Please look for an earlier email, or try again in an hour.',
          )}
        </DoneNotice>
      )
    case 'unknown':
      return (
        <DoneNotice part="said">
          {t('This browser no longer knows the address, so nothing was sent. Please enter it again.')}
        </DoneNotice>
      )
    default:
      return null
  }
}
