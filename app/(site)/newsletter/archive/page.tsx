import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { listArchive, type ArchiveLine } from '@/lib/editions/queries'
import { comingEditionDay } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import styles from './archive.module.css'

const { name } = publication.newsletter

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Earlier editions'),
    description: `Every edition of ${name}, our free weekly newsletter, as it was sent.`,
    alternates: {
      canonical: '/newsletter/archive',
      types: { 'application/rss+xml': [{ url: '/newsletter/feed.xml', title: name }] },
    },
  }
}

export default async function ArchivePage() {
  const editions = await listArchive()
  return (
    <PlainPage heading="Earlier editions" label="Newsletter">
      {editions.length === 0 ? (
        <p>
          No edition has been sent yet. The first one is planned for{' '}
          {formatDay(comingEditionDay(await currentTime()))}.
        </p>
      ) : (
        <>
          <p>
            Every edition of {name}, as it was sent. You can also follow them in a feed reader:{' '}
            <a href="/newsletter/feed.xml">the newsletter’s feed</a>.
          </p>
          <ol className={styles.list} reversed>
            {editions.map((edition) => (
              <Line key={edition.number} edition={edition} />
            ))}
          </ol>
        </>
      )}
      <p>
        <LinkButton href="/newsletter">Sign up for the newsletter</LinkButton>
      </p>
    </PlainPage>
  )
}

function Line({ edition: { number, subject, preheader, dueOn } }: { edition: ArchiveLine }) {
  return (
    <li className={styles.line}>
      <p className={styles.date}>
        No. {number} · <time dateTime={dueOn}>{formatDay(dueOn)}</time>
      </p>
      <h2 className={styles.subject}>
        <a href={`/newsletter/${number}`}>{subject}</a>
      </h2>
      <p>{preheader}</p>
    </li>
  )
}
