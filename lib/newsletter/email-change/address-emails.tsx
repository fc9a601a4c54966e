import { ActionLink, Headline, Paragraph, type FootLinks } from '../../mail/frame'
import { renderMail, type MailContent } from '../../mail/render-mail'
import { publication } from '../../publication'
import { subscriberFrame } from '../emails'
import type { ReaderLinks } from '../links/sign-reader-links'
import { editionDay } from '../../languages/edition-day'
import { textIn } from '../../languages/text'

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
  const t = textIn(links.language)
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: t('Send your newsletter to another address?'),
      preheader: t('Please answer within {days} days.', { days }),
    },
    <>
      <Headline>{t('Send your newsletter to another address?')}</Headline>
      <Paragraph>
        {t(
          'You (or someone using your address) asked us to send {newsletter} to {newEmail} instead of this address.',
          { newsletter: newsletter.name, newEmail },
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'If that is right, press the button and agree on the page that opens. We have emailed the new address too. The change takes effect once both have agreed.',
        )}
      </Paragraph>
      <ActionLink href={agreeUrl}>{t('Agree to the change')}</ActionLink>
      <Paragraph>{t('The link works for {days} days.', { days })}</Paragraph>
      <Paragraph>
        {t(
          'If you did not ask for this, you do not need to do anything: the newsletter will keep coming here. Perhaps you forwarded an edition and somebody used the link at the end of it. They cannot change anything without you.',
        )}
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
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      subject: t('Use this email address from now on?'),
      preheader: t('Please answer within {days} days.', { days }),
      reason: t(
        'You are receiving this email because a subscriber to {paper} gave this address as their new one.',
        { paper: name },
      ),
      end: t('You will get no newsletter unless you agree.'),
    },
    <>
      <Headline>{t('Get your newsletter at this address?')}</Headline>
      <Paragraph>
        {t(
          'A subscriber to {newsletter}, whose current address is {oldEmail}, asked us to send it here instead. We hope that is you.',
          { newsletter: newsletter.name, oldEmail },
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'If so, press the button and agree on the page that opens. The old address has to agree too. Then the change takes effect.',
        )}
      </Paragraph>
      <ActionLink href={agreeUrl}>{t('Agree to the change')}</ActionLink>
      <Paragraph>{t('The link works for {days} days.', { days })}</Paragraph>
      <Paragraph>
        {t(
          'If you did not ask for this, ignore this email: we will send you nothing more, and we will erase your address within a month.',
        )}
      </Paragraph>
    </>,
  )
}

/** The last mail to the old address. It masks the new one, because an abandoned mailbox may have other readers. */
export function addressLeftMail({
  newEmail,
  ...links
}: FootLinks & { newEmail: string }): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...links,
      subject: t('Your newsletter now goes to your new address'),
      preheader: t('Your address has been changed.'),
      reason: t('You are receiving this email because {newsletter} was sent to this address until today.', {
        newsletter: newsletter.name,
      }),
      end: t('This is the last email to this address.'),
    },
    <>
      <Headline>{t('Your address has been changed')}</Headline>
      <Paragraph>
        {t(
          'From now on we will send {newsletter} to {newEmail}. We will send nothing more to this address.',
          { newsletter: newsletter.name, newEmail },
        )}
      </Paragraph>
      <Paragraph>
        {t('If that is not what you want, write to {contact}. A person will answer.', {
          contact: publication.contact,
        })}
      </Paragraph>
    </>,
  )
}

/** The first mail to the new address, with the unsubscribe links that every edition has. */
export function addressTakenMail(links: FootLinks & ReaderLinks): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: t('{newsletter} now comes to this address', { newsletter: newsletter.name }),
      preheader: t('Your address has been changed.'),
    },
    <>
      <Headline>{t('Your address has been changed')}</Headline>
      <Paragraph>
        {t(
          'From now on we will send {newsletter} to this address, {every} in the morning. We will send nothing more to the old one.',
          { newsletter: newsletter.name, every: editionDay(t).every },
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'If an edition lands in your spam folder, move it to your inbox once, and the next ones will arrive there.',
        )}
      </Paragraph>
    </>,
  )
}
