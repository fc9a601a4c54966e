import {
  ActionLink,
  Headline,
  InlineLink,
  LinkedSubhead,
  MailBody,
  Paragraph,
  Rule,
  SectionName,
  Subhead,
  type FootLinks,
} from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { publication } from '../publication'
import { contents, subscriberFrame } from './emails'
import type { LatestStories } from './latest-stories'
import type { ReaderLinks } from './sign-reader-links'

const { name, newsletter, contact } = publication

type WelcomeMail = FootLinks &
  ReaderLinks & {
    /** "Friday 4 December 2026" */
    nextDay: string
    previewUrl: string
    latest: LatestStories | null
  }

/** Says that it worked and what will come, and has the latest edition's stories, so that nobody waits for a week. */
export function welcomeMail({ nextDay, previewUrl, latest, ...links }: WelcomeMail): Promise<MailContent> {
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: `Welcome: ${newsletter.name} comes every ${newsletter.day}`,
      preheader: 'Your subscription is confirmed.',
    },
    <>
      <Headline>Welcome</Headline>
      <Paragraph>
        Your subscription is confirmed. {newsletter.name} comes to this address every {newsletter.day}{' '}
        morning: {contents}. The next edition is planned for {nextDay}.
      </Paragraph>
      {latest === null ? (
        <ActionLink href={previewUrl}>See what an edition looks like</ActionLink>
      ) : (
        <Latest {...latest} previewUrl={previewUrl} />
      )}
      <Paragraph>
        If an edition lands in your spam folder, move it to your inbox once, and the next ones will arrive
        there.
      </Paragraph>
      <Paragraph>Changed your mind? Unsubscribe with the link below. Nobody will ask why.</Paragraph>
    </>,
  )
}

function Latest({ subject, lead, items, previewUrl }: LatestStories & { previewUrl: string }) {
  return (
    <>
      <Paragraph>
        This is the latest edition, “{subject}”.{' '}
        <InlineLink href={previewUrl}>Read it on our site</InlineLink>
      </Paragraph>
      {lead !== null && (
        <>
          <Story {...lead} />
          <MailBody html={lead.html} />
        </>
      )}
      {items.map((item) => (
        <Story key={item.url} {...item} />
      ))}
      <Rule />
    </>
  )
}

function Story({ headline, section, blurb, url }: LatestStories['items'][number]) {
  return (
    <>
      <Rule />
      <SectionName>{section}</SectionName>
      <LinkedSubhead href={url}>{headline}</LinkedSubhead>
      <Paragraph>{blurb}</Paragraph>
    </>
  )
}

type FirstWeekMail = FootLinks & ReaderLinks & { archiveUrl: string; latest: LatestStories | null }

/** Three days after the confirmation: how to read the newsletter, also where our site is blocked. */
export function firstWeekMail({ archiveUrl, latest, ...links }: FirstWeekMail): Promise<MailContent> {
  const story = latest?.lead ?? latest?.items[0]
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: `How to read ${newsletter.name}`,
      preheader: 'Three things that are good to know.',
    },
    <>
      <Headline>Three things that are good to know</Headline>
      <Subhead>It works where our site does not</Subhead>
      <Paragraph>
        The lead story of each edition is in the email itself. You can read it without opening our site, and
        without loading pictures.
      </Paragraph>
      <Subhead>We do not watch you read</Subhead>
      <Paragraph>
        Our emails contain no hidden images. We do not know whether you opened one. We count how often a link
        was followed, but not by whom.
      </Paragraph>
      <Subhead>People read what you write to us</Subhead>
      <Paragraph>
        A question, a mistake you found, something we should look into: write to {contact}, and a person will
        read it.
      </Paragraph>
      {story !== undefined && (
        <Paragraph>
          If you missed it, this was the lead story of our latest edition:{' '}
          <InlineLink href={story.url}>{story.headline}</InlineLink>
        </Paragraph>
      )}
      <ActionLink href={archiveUrl}>Read earlier editions</ActionLink>
    </>,
  )
}

type LastWelcomeMail = FootLinks & ReaderLinks & { supportUrl: string; remindUrl: string }

/** Ten days after the confirmation: who pays for the newspaper. The warning comes before the link. */
export function lastWelcomeMail({ supportUrl, remindUrl, ...links }: LastWelcomeMail): Promise<MailContent> {
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: `Who makes ${newsletter.name}`,
      preheader: 'The last of our welcome emails.',
    },
    <>
      <Headline>Who makes {newsletter.name}</Headline>
      <Paragraph>
        Every edition is chosen and written by an editor, and a second person reads it before it is sent.
        Behind it are reporters who find out what happens in Russia and check it.
      </Paragraph>
      <Paragraph>
        Readers pay for this work. The newsletter is free for everybody, and it stays free for you, whether
        you give or not.
      </Paragraph>
      <Paragraph>
        Please do not give if you live in Russia, plan to return there, or have family there who could be put
        under pressure. Giving us money is an offence in Russia.
      </Paragraph>
      <Paragraph>
        If you live elsewhere and would like to: <InlineLink href={supportUrl}>support {name}</InlineLink>
      </Paragraph>
      <Paragraph>
        Not now? <InlineLink href={remindUrl}>Let us remind you later</InlineLink>
      </Paragraph>
      <Paragraph>
        This was the last of our welcome emails. From now on you get {newsletter.name}, every {newsletter.day}
        , and nothing else.
      </Paragraph>
    </>,
  )
}
