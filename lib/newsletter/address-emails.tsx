import { ActionLink, Headline, Paragraph, type FootLinks } from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { publication } from '../publication'
import { subscriberFrame } from './emails'
import type { ReaderLinks } from './sign-reader-links'

/* The mails to both mailboxes when a subscription moves from one address to another. */

const { name, newsletter } = publication

type Asked = FootLinks & { agreeUrl: string; days: number }

/** To the old address. It shows the whole new address, so that the reader can notice a typing error. */
export function leaveOldAddressMail({
  agreeUrl,
  newEmail,
  days,
  ...links
}: Asked & ReaderLinks & { newEmail: string }): Promise<MailContent> {
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: 'Send your newsletter to another address?',
      preheader: `Please answer within ${days} days.`,
    },
    <>
      <Headline>Send your newsletter to another address?</Headline>
      <Paragraph>
        You (or someone using your address) asked us to send {newsletter.name} to {newEmail} instead of this
        address.
      </Paragraph>
      <Paragraph>
        If that is right, press the button and agree on the page that opens. We have emailed the new address
        too. The change takes effect once both have agreed.
      </Paragraph>
      <ActionLink href={agreeUrl}>Agree to the change</ActionLink>
      <Paragraph>The link works for {days} days.</Paragraph>
      <Paragraph>
        If you did not ask for this, you do not need to do anything: the newsletter will keep coming here.
        Perhaps you forwarded an edition and somebody used the link at the end of it. They cannot change
        anything without you.
      </Paragraph>
    </>,
  )
}

/** To the new address, whose owner may know nothing of us. */
export function takeNewAddressMail({
  agreeUrl,
  oldEmail,
  days,
  ...links
}: Asked & { oldEmail: string }): Promise<MailContent> {
  return renderMail(
    {
      ...links,
      subject: 'Use this email address from now on?',
      preheader: `Please answer within ${days} days.`,
      reason: `You are receiving this email because a subscriber to ${name} gave this address as their new one.`,
      end: 'You will get no newsletter unless you agree.',
    },
    <>
      <Headline>Get your newsletter at this address?</Headline>
      <Paragraph>
        A subscriber to {newsletter.name}, whose current address is {oldEmail}, asked us to send it here
        instead. We hope that is you.
      </Paragraph>
      <Paragraph>
        If so, press the button and agree on the page that opens. The old address has to agree too. Then the
        change takes effect.
      </Paragraph>
      <ActionLink href={agreeUrl}>Agree to the change</ActionLink>
      <Paragraph>The link works for {days} days.</Paragraph>
      <Paragraph>
        If you did not ask for this, ignore this email: we will send you nothing more, and we will erase your
        address within a month.
      </Paragraph>
    </>,
  )
}

/** The last mail to the old address. It masks the new one, because an abandoned mailbox may have other readers. */
export function addressLeftMail({
  newEmail,
  ...links
}: FootLinks & { newEmail: string }): Promise<MailContent> {
  return renderMail(
    {
      ...links,
      subject: 'Your newsletter now goes to your new address',
      preheader: 'Your address has been changed.',
      reason: `You are receiving this email because ${newsletter.name} was sent to this address until today.`,
      end: 'This is the last email to this address.',
    },
    <>
      <Headline>Your address has been changed</Headline>
      <Paragraph>
        From now on we will send {newsletter.name} to {newEmail}. We will send nothing more to this address.
      </Paragraph>
      <Paragraph>
        If that is not what you want, write to {publication.contact}. A person will answer.
      </Paragraph>
    </>,
  )
}

/** The first mail to the new address, with the unsubscribe links that every edition has. */
export function addressTakenMail(links: FootLinks & ReaderLinks): Promise<MailContent> {
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: `${newsletter.name} now comes to this address`,
      preheader: 'Your address has been changed.',
    },
    <>
      <Headline>Your address has been changed</Headline>
      <Paragraph>
        From now on we will send {newsletter.name} to this address, every {newsletter.day} morning. We will
        send nothing more to the old one.
      </Paragraph>
      <Paragraph>
        If an edition lands in your spam folder, move it to your inbox once, and the next ones will arrive
        there.
      </Paragraph>
    </>,
  )
}
