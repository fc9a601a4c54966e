import { NotFoundMessage } from './(site)/_parts/not-found-message'
import { PageFrame } from './(site)/_parts/page-frame'

/** For addresses that no route knows; within a route its own not-found page answers. */
export default function NotFound() {
  return (
    <PageFrame>
      <NotFoundMessage />
    </PageFrame>
  )
}
