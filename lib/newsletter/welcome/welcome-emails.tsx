import type { Day } from '../../days'
import { editionDay } from '../../languages/edition-day'
import type { Language } from '../../languages/rules'
import {
  ActionLink,
  English,
  Headline,
  InlineLink,
  LinkedSubhead,
  MailBody,
  Paragraph,
  Rule,
  SectionName,
  Subhead,
  type FootLinks,
} from '../../mail/frame'
import { renderMail, type MailContent } from '../../mail/render-mail'
import { publication } from '../../publication'
import { subscriberFrame } from '../emails'
import type { LatestStories } from './latest-stories'
import type { ReaderLinks } from '../links/sign-reader-links'
import { textIn, type ServerText } from '../../languages/text'

const { name, newsletter, contact } = publication

type WelcomeMail = FootLinks &
  ReaderLinks & {
    nextDay: Day
    previewUrl: string
    latest: LatestStories | null
  }

/** Says that it worked and what will come, and has the latest edition's stories, so that nobody waits for a week. */
export function welcomeMail({ nextDay, previewUrl, latest, ...links }: WelcomeMail): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: t('Welcome: {newsletter} comes {every}', {
        newsletter: newsletter.name,
        every: editionDay(t).every,
      }),
      preheader: t('Your subscription is confirmed.'),
    },
    <>
      <Headline>{t('Welcome')}</Headline>
      <Paragraph>
        {t(
          'Your subscription is confirmed. {newsletter} comes to this address {every}, in the morning: hand-picked news, features and analysis. The next edition is planned for {nextDay}.',
          { newsletter: newsletter.name, every: editionDay(t).every, nextDay: t.day(nextDay) },
        )}
      </Paragraph>
      {latest === null ? (
        <ActionLink href={previewUrl}>{t('See what an edition looks like')}</ActionLink>
      ) : (
        <Latest {...latest} previewUrl={previewUrl} language={links.language} />
      )}
      <Paragraph>
        {t(
          'If an edition lands in your spam folder, move it to your inbox once, and the next ones will arrive there.',
        )}
      </Paragraph>
      <Paragraph>{t('Changed your mind? Unsubscribe with the link below. Nobody will ask why.')}</Paragraph>
    </>,
  )
}

type LatestProps = LatestStories & { previewUrl: string; language: Language | undefined }

function Latest({ subject, lead, items, previewUrl, language }: LatestProps) {
  const t = textIn(language)
  return (
    <>
      <Paragraph>
        {t.rich('This is the latest edition, “{subject}”.', { subject: <English t={t}>{subject}</English> })}{' '}
        <InlineLink href={previewUrl}>{t('Read it on our site')}</InlineLink>
      </Paragraph>
      {lead !== null && (
        <>
          <Story {...lead} t={t} />
          <English t={t} as="div">
            <MailBody html={lead.html} />
          </English>
        </>
      )}
      {items.map((item) => (
        <Story key={item.url} {...item} t={t} />
      ))}
      <Rule />
    </>
  )
}

function Story({ headline, section, blurb, url, t }: LatestStories['items'][number] & { t: ServerText }) {
  return (
    <>
      <Rule />
      <SectionName>{t.known(section)}</SectionName>
      <English t={t} as="div">
        <LinkedSubhead href={url}>{headline}</LinkedSubhead>
        <Paragraph>{blurb}</Paragraph>
      </English>
    </>
  )
}

type FirstWeekMail = FootLinks & ReaderLinks & { archiveUrl: string; latest: LatestStories | null }

/** Three days after the confirmation: how to read the newsletter, also where our site is blocked. */
export function firstWeekMail({ archiveUrl, latest, ...links }: FirstWeekMail): Promise<MailContent> {
  const t = textIn(links.language)
  const story = latest?.lead ?? latest?.items[0]
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: t('How to read {newsletter}', { newsletter: newsletter.name }),
      preheader: t('Three things that are good to know.'),
    },
    <>
      <Headline>{t('Three things that are good to know')}</Headline>
      <Subhead>{t('It works where our site does not')}</Subhead>
      <Paragraph>
        {t(
          'The lead story of each edition is in the email itself. You can read it without opening our site, and without loading pictures.',
        )}
      </Paragraph>
      <Subhead>{t('We do not watch you read')}</Subhead>
      <Paragraph>
        {t(
          'Our emails contain no hidden images. We do not know whether you opened one. We count how often a link was followed, but not by whom.',
        )}
      </Paragraph>
      <Subhead>{t('People read what you write to us')}</Subhead>
      <Paragraph>
        {t(
          'A question, a mistake you found, something we should look into: write to {contact}, and a person will read it.',
          { contact },
        )}
      </Paragraph>
      {story !== undefined && (
        <Paragraph>
          {t('If you missed it, this was the lead story of our latest edition:')}{' '}
          <InlineLink href={story.url}>
            <English t={t}>{story.headline}</English>
          </InlineLink>
        </Paragraph>
      )}
      <ActionLink href={archiveUrl}>{t('Read earlier editions')}</ActionLink>
    </>,
  )
}

type LastWelcomeMail = FootLinks & ReaderLinks & { supportUrl: string; remindUrl: string }

/** Ten days after the confirmation: who pays for the newspaper. The warning comes before the link. */
export function lastWelcomeMail({ supportUrl, remindUrl, ...links }: LastWelcomeMail): Promise<MailContent> {
  const t = textIn(links.language)
  return renderMail(
    {
      ...subscriberFrame(links),
      subject: t('Who makes {newsletter}', { newsletter: newsletter.name }),
      preheader: t('The last of our welcome emails.'),
    },
    <>
      <Headline>{t('Who makes {newsletter}', { newsletter: newsletter.name })}</Headline>
      <Paragraph>
        {t(
          'Every edition is chosen and written by an editor, and a second person reads it before it is sent. Behind it are reporters who find out what happens in Russia and check it.',
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'Readers pay for this work. The newsletter is free for everybody, and it stays free for you, whether you give or not.',
        )}
      </Paragraph>
      <Paragraph>
        {t(
          'Please do not give if you live in Russia, plan to return there, or have family there who could be put under pressure. Giving us money is an offence in Russia.',
        )}
      </Paragraph>
      <Paragraph>
        {t('If you live elsewhere and would like to:')}{' '}
        <InlineLink href={supportUrl}>{t('support {paper}', { paper: name })}</InlineLink>
      </Paragraph>
      <Paragraph>
        {t('Not now?')} <InlineLink href={remindUrl}>{t('Let us remind you later')}</InlineLink>
      </Paragraph>
      <Paragraph>
        {t(
          'This was the last of our welcome emails. From now on you get {newsletter}, {every}, and nothing else.',
          { newsletter: newsletter.name, every: editionDay(t).every },
        )}
      </Paragraph>
    </>,
  )
}
