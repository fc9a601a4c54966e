import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ArchivedEdition } from '@/lib/editions/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { alternatesOf } from '../../../_parts/alternates'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { EditionWords } from '../edition-content'
import styles from '../edition-content.module.css'
import { SignUp } from '../sign-up'
import { findEdition } from './find-edition'
import { requestText } from '../../../_parts/request-text'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await requestText()
  const edition = await findEdition((await params).number)
  if (edition === null) return {}
  const { number, subject, preheader, sentAt } = edition
  return {
    title: await pageTitle(subject),
    description: preheader,
    alternates: await alternatesOf(`/newsletter/${number}`, {
      types: { 'application/rss+xml': [{ url: '/newsletter/feed.xml', title: publication.newsletter.name }] },
    }),
    openGraph: {
      type: 'article',
      title: subject,
      description: preheader,
      url: t.href(`/newsletter/${number}`),
      siteName: publication.name,
      locale: publication.locale.replace('-', '_'),
      images: [{ url: '/social-card.png', width: 1200, height: 630, alt: publication.name }],
      publishedTime: sentAt.toISOString(),
    },
  }
}

/** A sent edition in the archive: its words in the page, so that people and search engines find them. */
export default async function EditionPage({ params }: Props) {
  const t = await requestText()
  const edition = await findEdition((await params).number)
  // web/pages answers unknown numbers; any other word redirects to the archive.
  if (edition === null) redirect(t.href('/newsletter/archive'))
  const { number, subject, dueOn, content } = edition
  return (
    <PlainPage
      heading={subject}
      headingLang={t.english}
      label={t('{newsletter}, No. {number}', { newsletter: publication.newsletter.name, number })}
    >
      <p>{t('The edition of {dueOn}, as it was sent.', { dueOn: t.day(dueOn) })}</p>
      <nav className={styles.ways} aria-label={t('Other forms of this edition')}>
        <a href={t.href(`/newsletter/${number}/mail`)}>{t('The email')}</a>
        <a href={t.href(`/newsletter/${number}/text`)}>{t('Plain text')}</a>
      </nav>
      <EditionWords content={content} />
      <SignUp page={`/newsletter/${number}`} />
      <Ask />
      <Neighbours edition={edition} />
    </PlainPage>
  )
}

async function Ask() {
  const t = await requestText()
  return (
    <p data-print="no">
      {t('This newsletter is free because some readers pay for it.')}{' '}
      <LinkButton href={t.href('/donate?placement=archive')} look="support">
        {t('Support {paper}', { paper: publication.name })}
      </LinkButton>
    </p>
  )
}

async function Neighbours({ edition: { earlier, later } }: { edition: ArchivedEdition }) {
  const t = await requestText()
  return (
    <nav className={styles.neighbours} aria-label={t('Other editions')}>
      {earlier !== null && (
        <a href={t.href(`/newsletter/${earlier}`)} rel="prev">
          {t('Earlier edition')}
        </a>
      )}
      <a href={t.href('/newsletter/archive')}>{t('All editions')}</a>
      {later !== null && (
        <a href={t.href(`/newsletter/${later}`)} rel="next">
          {t('Later edition')}
        </a>
      )}
    </nav>
  )
}
