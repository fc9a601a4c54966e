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
      <Headline>Another address?</Headline>
      <Paragraph>
        You (or someone using your address) asked us to send {newsletter.name} to {newEmail} instead of this
        address.
      </Paragraph>
      <Paragraph>
        If that is right, press the button and agree on the page that opens. We have written to the new
        address as well; the change is made once both have agreed.
      </Paragraph>
      <ActionLink href={agreeUrl}>Agree to the change</ActionLink>
      <Paragraph>The link works for {days} days.</Paragraph>
      <Paragraph>
        If you did not ask for this, do nothing: the newsletter keeps coming here. Perhaps you forwarded an
        edition and somebody used the link at its foot. They cannot change anything without you.
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
      reason: `You are receiving this email because a subscriber of ${name} gave this address as their new one.`,
      end: 'You will get no newsletter unless you agree.',
    },
    <>
      <Headline>Your newsletter, here?</Headline>
      <Paragraph>
        A subscriber of {newsletter.name}, whose address so far is {oldEmail}, asked us to send it here
        instead. We hope that is you.
      </Paragraph>
      <Paragraph>
        If so, press the button and agree on the page that opens. The old address has to agree as well; then
        the change is made.
      </Paragraph>
      <ActionLink href={agreeUrl}>Agree to the change</ActionLink>
      <Paragraph>The link works for {days} days.</Paragraph>
      <Paragraph>
        If you did not ask for this, do nothing: nothing will come, and we erase your address within a month.
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
      preheader: 'Your address is changed.',
      reason: `You are receiving this email because ${newsletter.name} came to this address until today.`,
      end: 'This is the last one.',
    },
    <>
      <Headline>The change is made</Headline>
      <Paragraph>
        From now on {newsletter.name} goes to {newEmail}. Nothing more comes to this address.
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
      preheader: 'Your address is changed.',
    },
    <>
      <Headline>The change is made</Headline>
      <Paragraph>
        From now on {newsletter.name} comes to this address, every {newsletter.day} morning. Nothing more goes
        to the old one.
      </Paragraph>
      <Paragraph>
        If an edition lands in your spam folder, move it to your inbox once, and the next ones will arrive
        there.
      </Paragraph>
    </>,
  )
}
