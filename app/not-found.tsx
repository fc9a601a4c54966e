import { NotFoundMessage } from './(site)/_parts/pages/not-found-message'
import { PageFrame } from './(site)/_parts/frame/page-frame'
import { unlisted } from './_parts/page-title'

export const generateMetadata = unlisted('Not found')

/** For URLs without a route; within a route, its own not-found page answers. */
export default function NotFound() {
  return (
    <PageFrame>
      <NotFoundMessage />
    </PageFrame>
  )
}
