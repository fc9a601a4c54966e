import type { Metadata } from 'next'
import { NotFoundMessage } from './(site)/_parts/not-found-message'
import { PageFrame } from './(site)/_parts/page-frame'
import { pageTitle } from './_parts/page-title'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Not found'), robots: { index: false } }
}

/** For URLs without a route; within a route, its own not-found page answers. */
export default function NotFound() {
  return (
    <PageFrame>
      <NotFoundMessage />
    </PageFrame>
  )
}
