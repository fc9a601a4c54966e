import type { Metadata } from 'next'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { ClosedHere } from '../closed-here'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('No donations from this country'), robots: { index: false } }
}

/** The answer to a form from a country in which donations are closed. */
export default function ClosedPage() {
  return (
    <PlainPage heading="No donations from this country" label="Your safety">
      <ClosedHere />
    </PlainPage>
  )
}
