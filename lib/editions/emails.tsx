import { formatDay } from '../days'
import {
  ActionLink,
  DateLine,
  Headline,
  InlineLink,
  LinkedSubhead,
  MailBody,
  MailPicture,
  Paragraph,
  Rule,
  SectionName,
  Small,
  type FootLinks,
} from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { subscriberFrame } from '../newsletter/emails'
import type { ReaderLinks } from '../newsletter/links/sign-reader-links'
import { publication } from '../publication'
import { splitParagraphs, type EditionContent, type EditionItem, type LeadItem } from './content'
import { reasonWords, type EditionReason } from './rules'

const { name, newsletter } = publication

export type EditionMail = FootLinks &
  ReaderLinks & {
    content: EditionContent
    /** The edition's page in the archive. */
    browserUrl: string
    /** For readers to whom it was forwarded. */
    signUpUrl: string
    supportUrl: string
  }

/** The mail of one weekly edition: complete as it is, whether or not its one picture is loaded. */
export function editionMail(edition: EditionMail): Promise<MailContent> {
  const { browserUrl, signUpUrl, supportUrl } = edition
  const { number, date, subject, preheader, openingNote, editorName, lead, items } = edition.content
  return renderMail(
    { ...subscriberFrame(edition), subject, preheader },
    <>
      <DateLine>
        {newsletter.name}, No. {number} · {formatDay(date)}
        <br />
        <InlineLink href={browserUrl}>View this edition in your browser</InlineLink>
      </DateLine>
      <Headline>{subject}</Headline>
      {splitParagraphs(openingNote).map((paragraph, position) => (
        <Paragraph key={position}>{paragraph}</Paragraph>
      ))}
      {editorName !== '' && <Paragraph>— {editorName}, editor</Paragraph>}
      {lead !== null && <Lead {...lead} />}
      {items.map((item) => (
        <Story key={item.url} {...item} />
      ))}
      <Rule />
      <Paragraph>
        This newsletter is free because some readers pay for it:{' '}
        <InlineLink href={supportUrl}>support {name}</InlineLink>
      </Paragraph>
      <Small>
        Was this email forwarded to you? <InlineLink href={signUpUrl}>Subscribe, it is free</InlineLink>
      </Small>
    </>,
  )
}

/** The first story, with its text: a reader who cannot open our site can read it here. */
function Lead({ headline, section, blurb, url, html, isWhole, picture }: LeadItem) {
  return (
    <>
      <Rule />
      <SectionName>{section}</SectionName>
      <LinkedSubhead href={url}>{headline}</LinkedSubhead>
      {picture !== null && <MailPicture src={picture.url} alt={picture.alt} />}
      <Paragraph>{blurb}</Paragraph>
      <MailBody html={html} />
      {!isWhole && <ActionLink href={url}>Read the rest of this story</ActionLink>}
    </>
  )
}

/** Tells staff that an edition was not sent by itself. The subject says nothing about the reason. */
export function editionNoticeMail({
  number,
  to,
  reason,
  deskUrl,
  ...links
}: FootLinks & {
  number: number
  to: 'skipped' | 'held'
  reason: EditionReason
  deskUrl: string
}): Promise<MailContent> {
  return renderMail(
    {
      ...links,
      subject: `About edition ${number} of ${newsletter.name}`,
      preheader: 'The newsroom needs to look at it.',
      reason: `You are receiving this email because you work on ${newsletter.name}.`,
      end: 'We send this email once.',
    },
    <>
      <Headline>{to === 'held' ? 'It needs your decision' : 'It was skipped'}</Headline>
      <Paragraph>
        Edition {number} {to === 'held' ? 'has stopped' : 'was not sent'}. {reasonWords[reason]}
      </Paragraph>
      <Paragraph>
        {to === 'held'
          ? 'Nothing is sent until somebody decides: see how far it got, then resume or cancel it.'
          : 'Its articles can be used in the next edition. The draft of that one is made on Monday.'}
      </Paragraph>
      <ActionLink href={deskUrl}>Open the edition</ActionLink>
    </>,
  )
}

function Story({ headline, section, blurb, url }: EditionItem) {
  return (
    <>
      <Rule />
      <SectionName>{section}</SectionName>
      <LinkedSubhead href={url}>{headline}</LinkedSubhead>
      <Paragraph>{blurb}</Paragraph>
    </>
  )
}
