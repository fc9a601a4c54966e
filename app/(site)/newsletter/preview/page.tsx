import type { Metadata } from 'next'
import { findLatestEdition } from '@/lib/editions/queries'
import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { comingEditionDay } from '@/lib/newsletter/rules'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { EditionText } from '../edition-text'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Preview of the newsletter'),
    description: 'An edition of our weekly newsletter, as it is sent.',
    alternates: { canonical: '/newsletter/preview' },
  }
}

export default async function PreviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const isNarrow = firstValues(await searchParams).width === 'phone'
  const edition = await findLatestEdition()
  if (edition === null) return <NoEdition />
  return (
    <EditionText
      heading="What the newsletter looks like"
      label="Newsletter"
      number={edition.number}
      at="/newsletter/preview"
      isNarrow={isNarrow}
      foot={
        <>
          <LinkButton href="/newsletter">Sign up for the newsletter</LinkButton>
          <a href="/newsletter/archive">Read earlier editions</a>
        </>
      }
    >
      <p>
        Edition {edition.number}, “{edition.subject}”, just as it is sent.
      </p>
    </EditionText>
  )
}

async function NoEdition() {
  return (
    <PlainPage heading="There is no edition to show yet" label="Newsletter">
      <p>
        The first one is planned for {formatDay(comingEditionDay(await currentTime()))}. Come back then, or
        sign up to get it by email.
      </p>
      <p>
        <LinkButton href="/newsletter">Sign up for the newsletter</LinkButton>
      </p>
    </PlainPage>
  )
}
