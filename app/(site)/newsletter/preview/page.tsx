import type { Metadata } from 'next'
import { findLatestEdition } from '@/lib/editions/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../_parts/first-values'
import { pageTitle } from '../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import styles from './preview.module.css'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Preview of the newsletter'),
    description: 'An edition of our weekly letter, just as it is mailed.',
    alternates: { canonical: '/newsletter/preview' },
  }
}

export default async function PreviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const isNarrow = firstValues(await searchParams).width === 'phone'
  const edition = await findLatestEdition()
  if (edition === null) return <NoEdition />
  return (
    <div className={styles.preview}>
      <PlainPage heading="What the letter looks like" label="Newsletter">
        <p>
          Edition {edition.number}, “{edition.subject}”, just as it is mailed.
        </p>
        <nav className={styles.ways} aria-label="Ways to see the letter">
          <a className={styles.wide} href="/newsletter/preview" aria-current={isNarrow ? undefined : 'page'}>
            Desktop
          </a>
          <a
            className={styles.wide}
            href="/newsletter/preview?width=phone"
            aria-current={isNarrow ? 'page' : undefined}
          >
            Phone
          </a>
          <a href="/newsletter/preview/text">Plain text</a>
        </nav>
      </PlainPage>
      <iframe
        className={isNarrow ? `${styles.mail} ${styles.phone}` : styles.mail}
        src="/newsletter/preview/mail"
        title={`Edition ${edition.number} of the newsletter`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <p className={styles.back}>
        <LinkButton href="/newsletter">Sign up for the newsletter</LinkButton>
      </p>
    </div>
  )
}

function NoEdition() {
  return (
    <PlainPage heading="No letter has been written yet" label="Newsletter">
      <p>
        The first one goes out on {publication.newsletter.day}. Come back then, or sign up and it comes to
        you.
      </p>
      <p>
        <LinkButton href="/newsletter">Sign up for the newsletter</LinkButton>
      </p>
    </PlainPage>
  )
}
