import type { Metadata } from 'next'
import { findLatestContent } from '@/lib/editions/queries'
import { alternatesOf } from '../../_parts/alternates'
import { pageTitle } from '../../_parts/page-title'
import { PlainPage } from '../_parts/pages/plain-page'
import { LatestEdition } from './latest-edition'
import { SignUpOffer } from './sign-up'
import { requestText } from '../../_parts/request-text'

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestText()
  return {
    title: await pageTitle(t('Weekly newsletter')),
    description: t('The week’s news, features and analysis in one free newsletter, every Friday.'),
    alternates: await alternatesOf('/newsletter'),
  }
}

export default async function NewsletterPage() {
  const t = await requestText()
  const latest = await findLatestContent()
  return (
    <PlainPage heading={t('Sign up for our free weekly newsletter')} label={t('Newsletter')}>
      <SignUpOffer page="/newsletter" />
      {latest !== null && <LatestEdition content={latest} />}
      <p>
        <a href={t.href('/newsletter/archive')}>{t('Read earlier editions')}</a>
      </p>
    </PlainPage>
  )
}
