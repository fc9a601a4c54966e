import { formatDay, type Day } from '../days'
import {
  ActionLink,
  DateLine,
  Headline,
  LinkedSubhead,
  Paragraph,
  Rule,
  SectionName,
  type FootLinks,
} from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { subscriberFrame } from '../newsletter/emails'
import type { ReaderLinks } from '../newsletter/sign-reader-links'
import { publication } from '../publication'
import { reasonWords, type EditionReason } from './rules'

const { name, newsletter } = publication

export type EditionItem = { headline: string; section: string; blurb: string; url: string }

export type EditionMail = FootLinks &
  ReaderLinks & {
    number: number
    date: Day
    subject: string
    preheader: string
    /** Plain text; a blank line separates paragraphs. */
    openingNote: string
    items: EditionItem[]
    supportUrl: string
  }

/** The mail of one weekly edition. */
export function editionMail(edition: EditionMail): Promise<MailContent> {
  const { subject, preheader, number, date, openingNote, items, supportUrl } = edition
  return renderMail(
    { ...subscriberFrame(edition), subject, preheader },
    <>
      <DateLine>
        {newsletter.name}, No. {number} · {formatDay(date)}
      </DateLine>
      <Headline>{subject}</Headline>
      {splitParagraphs(openingNote).map((paragraph, position) => (
        <Paragraph key={position}>{paragraph}</Paragraph>
      ))}
      {items.map((item) => (
        <Story key={item.url} {...item} />
      ))}
      <Rule />
      <Paragraph>
        This newsletter is free for everybody because some readers pay for the work behind it. If you can,
        please become one of them.
      </Paragraph>
      <ActionLink href={supportUrl} colour="support">
        Support {name}
      </ActionLink>
    </>,
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

function splitParagraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}
