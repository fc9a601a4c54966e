import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { listArchive, type ArchiveLine } from '@/lib/editions/queries'
import { comingEditionDay } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { alternatesOf } from '../../../_parts/alternates'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import styles from './archive.module.css'
import { requestText } from '../../../_parts/request-text'

const { name } = publication.newsletter

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestText()
  return {
    title: await pageTitle(t('Earlier editions')),
    description: t('Every edition of {name}, our free weekly newsletter, as it was sent.', { name }),
    alternates: await alternatesOf('/newsletter/archive', {
      types: { 'application/rss+xml': [{ url: '/newsletter/feed.xml', title: name }] },
    }),
  }
}

export default async function ArchivePage() {
  const t = await requestText()
  const editions = await listArchive()
  return (
    <PlainPage heading={t('Earlier editions')} label={t('Newsletter')}>
      {editions.length === 0 ? (
        <p>
          {t('No edition has been sent yet. The first one is planned for {day}.', {
            day: t.day(comingEditionDay(await currentTime())),
          })}
        </p>
      ) : (
        <>
          <p>
            {t.rich(
              'Every edition of {name}, as it was sent. You can also follow them in a feed reader: <link>the newsletter’s feed</link>.',
              { name, link: (words) => <a href={t.href('/newsletter/feed.xml')}>{words}</a> },
            )}
          </p>
          <ol className={styles.list} reversed>
            {editions.map((edition) => (
              <Line key={edition.number} edition={edition} />
            ))}
          </ol>
        </>
      )}
      <p>
        <LinkButton href={t.href('/newsletter')}>{t('Sign up for the newsletter')}</LinkButton>
      </p>
    </PlainPage>
  )
}

async function Line({ edition: { number, subject, preheader, dueOn } }: { edition: ArchiveLine }) {
  const t = await requestText()
  return (
    <li className={styles.line}>
      <p className={styles.date}>
        {t.rich('No. {number} · <time>{dueOn}</time>', {
          number,
          dueOn: t.day(dueOn),
          time: (words) => <time dateTime={dueOn}>{words}</time>,
        })}
      </p>
      <h2 className={styles.subject} lang={t.english}>
        <a href={t.href(`/newsletter/${number}`)}>{subject}</a>
      </h2>
      <p lang={t.english}>{preheader}</p>
    </li>
  )
}
