import type { Metadata } from 'next'
import { pageTitle } from '../../_parts/page-title'
import { PlainPage } from '../_parts/plain-page'
import { SignUpOffer } from './sign-up'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Weekly newsletter'),
    description: 'The week’s news, features and analysis in one free newsletter, every Friday.',
    alternates: { canonical: '/newsletter' },
  }
}

export default function NewsletterPage() {
  return (
    <PlainPage heading="Sign up for our free weekly newsletter" label="Newsletter">
      <SignUpOffer page="/newsletter" />
      <p>
        <a href="/newsletter/archive">Read earlier editions</a>
      </p>
    </PlainPage>
  )
}
