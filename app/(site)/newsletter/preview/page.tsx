import type { Metadata } from 'next'
import { findLatestEdition } from '@/lib/editions/queries'
import { currentTime } from '@/lib/clock'
import { comingEditionDay } from '@/lib/newsletter/rules'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { alternatesOf } from '../../../_parts/alternates'
import { English } from '../../../_parts/english'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { EditionText } from '../edition-text'
import { requestText } from '../../../_parts/request-text'

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestText()
  return {
    title: await pageTitle(t('Preview of the newsletter')),
    description: t('An edition of our weekly newsletter, as it is sent.'),
    alternates: await alternatesOf('/newsletter/preview'),
  }
}

export default async function PreviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const isNarrow = firstValues(await searchParams).width === 'phone'
  const edition = await findLatestEdition()
  if (edition === null) return <NoEdition />
  return (
    <EditionText
      heading={t('What the newsletter looks like')}
      label={t('Newsletter')}
      number={edition.number}
      at="/newsletter/preview"
      isNarrow={isNarrow}
      foot={
        <>
          <LinkButton href={t.href('/newsletter')}>{t('Sign up for the newsletter')}</LinkButton>
          <a href={t.href('/newsletter/archive')}>{t('Read earlier editions')}</a>
        </>
      }
    >
      <p>
        {t.rich('Edition {number}, “{subject}”, just as it is sent.', {
          number: edition.number,
          subject: <English>{edition.subject}</English>,
        })}
      </p>
    </EditionText>
  )
}

async function NoEdition() {
  const t = await requestText()
  return (
    <PlainPage heading={t('There is no edition to show yet')} label={t('Newsletter')}>
      <p>
        {t('The first one is planned for {day}. Come back then, or sign up to get it by email.', {
          day: t.day(comingEditionDay(await currentTime())),
        })}
      </p>
      <p>
        <LinkButton href={t.href('/newsletter')}>{t('Sign up for the newsletter')}</LinkButton>
      </p>
    </PlainPage>
  )
}
