import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { signUpSchema } from '@/lib/newsletter/schema'
import { pageTitle } from '../../_parts/page-title'
import { readAsked } from '../_parts/asked-mail'
import { PlainPage } from '../_parts/plain-page'
import { SignUpOffer } from './sign-up'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: await pageTitle('Weekly newsletter'),
    description: 'The week’s news, features and analysis in one free newsletter, every Friday.',
    alternates: { canonical: '/newsletter' },
  }
}

export default async function NewsletterPage() {
  const asked = await readAsked('newsletter', signUpSchema, await currentTime())
  return (
    <PlainPage heading="Sign up for our free weekly newsletter" label="Newsletter">
      <SignUpOffer page="/newsletter" known={asked?.email} />
      <p>
        <a href="/newsletter/archive">Read earlier editions</a>
      </p>
    </PlainPage>
  )
}
