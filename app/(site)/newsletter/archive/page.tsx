import type { Metadata } from 'next'
import { formatDay } from '@/lib/days'
import { listArchive, type ArchiveLine } from '@/lib/editions/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import styles from './archive.module.css'

const { name, day } = publication.newsletter

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Earlier letters'),
    description: `Every edition of ${name}, our free weekly letter, as it was mailed.`,
    alternates: {
      canonical: '/newsletter/archive',
      types: { 'application/rss+xml': [{ url: '/newsletter/feed.xml', title: name }] },
    },
  }
}

export default async function ArchivePage() {
  const editions = await listArchive()
  return (
    <PlainPage heading="Earlier letters" label="Newsletter">
      {editions.length === 0 ? (
        <p>No letter has been mailed yet. The first one goes out on {day}.</p>
      ) : (
        <>
          <p>
            Every edition of {name}, just as it was mailed. Your feed reader can have them too:{' '}
            <a href="/newsletter/feed.xml">the letter’s feed</a>.
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
