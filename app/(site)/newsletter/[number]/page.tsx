import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { formatDay } from '@/lib/days'
import type { ArchivedEdition } from '@/lib/editions/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { EditionText } from '../edition-text'
import styles from '../edition-text.module.css'
import { findEdition } from './find-edition'

type Props = { params: Promise<{ number: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = await findEdition((await params).number)
  if (edition === null) return {}
  const { number, subject, preheader } = edition
  return {
    title: await pageTitle(subject),
    description: preheader,
    alternates: {
      canonical: `/newsletter/${number}`,
      types: { 'application/rss+xml': [{ url: '/newsletter/feed.xml', title: publication.newsletter.name }] },
    },
  }
}

/** A sent edition in the archive. */
export default async function EditionPage({ params, searchParams }: Props) {
  const edition = await findEdition((await params).number)
  // proxy.ts answers unknown numbers; any other word redirects to the archive.
  if (edition === null) redirect('/newsletter/archive')
  const { number, subject, dueOn } = edition
  return (
    <EditionText
      heading={subject}
      label={`${publication.newsletter.name}, No. ${number}`}
      number={number}
      at={`/newsletter/${number}`}
      isNarrow={firstValues(await searchParams).width === 'phone'}
      foot={
        <>
          <Neighbours edition={edition} />
          <LinkButton href="/newsletter">Sign up for the newsletter</LinkButton>
        </>
      }
    >
      <p>The edition of {formatDay(dueOn)}, as it was sent.</p>
    </EditionText>
  )
}

function Neighbours({ edition: { earlier, later } }: { edition: ArchivedEdition }) {
  return (
    <nav className={styles.neighbours} aria-label="Other editions">
      {earlier !== null && (
        <a href={`/newsletter/${earlier}`} rel="prev">
          Earlier edition
        </a>
      )}
      <a href="/newsletter/archive">All editions</a>
      {later !== null && (
        <a href={`/newsletter/${later}`} rel="next">
          Later edition
        </a>
      )}
    </nav>
  )
}
