import { textIn, type ServerText } from '../languages/text'
import {
  ActionLink,
  DateLine,
  English,
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
import { defaultLanguage } from '../languages/rules'
import { renderMail, type MailContent } from '../mail/render-mail'
import { subscriberFrame } from '../newsletter/emails'
import type { ReaderLinks } from '../newsletter/links/sign-reader-links'
import { publication } from '../publication'
import { splitParagraphs, type EditionContent, type EditionItem, type LeadItem } from './content'
import { reasonWords, type EditionReason } from './rules'

const { name, newsletter } = publication

/** What a reader in Russia should know before an offer to give, in a mail whose language says where its reader may be. */
const caution =
  'Please do not give if you live in Russia, plan to return there, or have family there who could be put under pressure. Giving us money is an offence in Russia.'

export type EditionMail = FootLinks &
  ReaderLinks & {
    content: EditionContent
    /** The edition's page in the archive. */
    browserUrl: string
    /** For readers to whom it was forwarded. */
    signUpUrl: string
    supportUrl: string
  }

/**
 * The mail of one weekly edition: complete as it is, whether or not its one picture is loaded. The stories are the same
 * in every language; what is around them is in the reader's.
 */
export function editionMail(edition: EditionMail): Promise<MailContent> {
  const { browserUrl, signUpUrl, language } = edition
  const { number, date, subject, preheader, openingNote, editorName, lead, items } = edition.content
  const t = textIn(language)
  return renderMail(
    { ...subscriberFrame(edition), subject, preheader, headLanguage: t.english },
    <>
      <DateLine>
        {t('{newsletter}, No. {number}', { newsletter: newsletter.name, number })} · {t.day(date)}
        <br />
        <InlineLink href={browserUrl}>{t('View this edition in your browser')}</InlineLink>
      </DateLine>
      <Headline>
        <English t={t}>{subject}</English>
      </Headline>
      {openingNote.trim() !== '' && (
        <English t={t} as="div">
          {splitParagraphs(openingNote).map((paragraph, position) => (
            <Paragraph key={position}>{paragraph}</Paragraph>
          ))}
        </English>
      )}
      {editorName !== '' && (
        <Paragraph>
          {t.rich('— {editorName}, editor', { editorName: <English t={t}>{editorName}</English> })}
        </Paragraph>
      )}
      {lead !== null && <Lead {...lead} t={t} />}
      {items.map((item) => (
        <Story key={item.url} {...item} t={t} />
      ))}
      <Rule />
      <Ask {...edition} t={t} />
      <Small>
        {t('Was this email forwarded to you?')}{' '}
        <InlineLink href={signUpUrl}>{t('Subscribe, it is free')}</InlineLink>
      </Small>
    </>,
  )
}

type Words = { t: ServerText }

function Ask({ supportUrl, t }: Pick<EditionMail, 'supportUrl'> & Words) {
  return (
    <Paragraph>
      {t('This newsletter is free because some readers pay for it.')}{' '}
      {t.language === defaultLanguage ? (
        <InlineLink href={supportUrl}>{t('Support {paper}', { paper: name })}</InlineLink>
      ) : (
        <>
          {t(caution)} {t('If you live elsewhere and would like to:')}{' '}
          <InlineLink href={supportUrl}>{t('support {paper}', { paper: name })}</InlineLink>
        </>
      )}
    </Paragraph>
  )
}

/** The first story, with its text: a reader who cannot open our site can read it here. */
function Lead({ headline, section, blurb, url, html, isWhole, picture, t }: LeadItem & Words) {
  return (
    <>
      <Rule />
      <SectionName>{t.known(section)}</SectionName>
      <English t={t} as="div">
        <LinkedSubhead href={url}>{headline}</LinkedSubhead>
        {picture !== null && <MailPicture src={picture.url} alt={picture.alt} />}
        <Paragraph>{blurb}</Paragraph>
        <MailBody html={html} />
      </English>
      {!isWhole && <ActionLink href={url}>{t('Read the rest of this story')}</ActionLink>}
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
      <Headline>
        Edition {number} {to === 'held' ? 'needs your decision' : 'was skipped'}
      </Headline>
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

function Story({ headline, section, blurb, url, t }: EditionItem & Words) {
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
