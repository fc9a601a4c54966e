import type { Metadata } from 'next'
import { findLatestContent } from '@/lib/editions/queries'
import { pageTitle } from '../../_parts/page-title'
import { PlainPage } from '../_parts/plain-page'
import { LatestEdition } from './latest-edition'
import { SignUpOffer } from './sign-up'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Weekly newsletter'),
    description: 'The week’s news, features and analysis in one free newsletter, every Friday.',
    alternates: { canonical: '/newsletter' },
  }
}

export default async function NewsletterPage() {
  const latest = await findLatestContent()
  return (
    <PlainPage heading="Sign up for our free weekly newsletter" label="Newsletter">
      <SignUpOffer page="/newsletter" />
      {latest !== null && <LatestEdition content={latest} />}
      <p>
        <a href="/newsletter/archive">Read earlier editions</a>
      </p>
    </PlainPage>
  )
}
