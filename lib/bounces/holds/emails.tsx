import { ActionLink, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import { renderMail, type MailContent } from '../../mail/render-mail'
import { publication } from '../../publication'
import { mostHeldHours } from './hold-rules'

const { newsletter } = publication

export type DomainHeld = FootLinks & {
  domain: string
  /** Null for mail that is no edition. */
  edition: number | null
  /** What the server said, without addresses. */
  words: string
  deskUrl: string
  /** True if no more of these mails follow for this edition. */
  isLast: boolean
}

/** Tells staff that a mail provider refuses our mail because of us. The subject does not say whose. */
export function domainHeldMail({
  domain,
  edition,
  words,
  deskUrl,
  isLast,
  ...links
}: DomainHeld): Promise<MailContent> {
  return renderMail(
    {
      ...links,
      subject:
        edition === null
          ? 'A mail provider refuses our email'
          : `Edition ${edition}: a mail provider refuses it`,
      preheader: 'Sending to its readers waits. Everybody else gets it.',
      reason: `You are receiving this email because you work on ${newsletter.name}.`,
      end: 'We send this email once for each edition and mail provider.',
    },
    <>
      <Headline>{domain} refuses our email</Headline>
      <Paragraph>
        The mail server of {domain} refused several emails in a row, for a reason that is about us and not
        about its readers. It said: “{words}”
      </Paragraph>
      <Paragraph>
        No reader was suppressed. Their emails wait, and one of them tries again by itself: after seconds at
        first, after hours in the end. Everybody else gets theirs as usual. What {domain} has not accepted
        after {mostHeldHours / 24} days is given up.
      </Paragraph>
      <Paragraph>
        What you can do: ask the person who runs this system to read the server’s words, check the sender’s
        records on the page below, and ask {domain} to remove the block. Then press “Try again now”.
      </Paragraph>
      {isLast && (
        <Paragraph>Other mail providers may refuse this edition too. The page lists them all.</Paragraph>
      )}
      <ActionLink href={deskUrl}>Open Deliverability</ActionLink>
    </>,
  )
}
