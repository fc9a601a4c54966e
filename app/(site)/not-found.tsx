import { NotFoundMessage } from './_parts/pages/not-found-message'

export default function NotFound() {
  return <NotFoundMessage />
}
