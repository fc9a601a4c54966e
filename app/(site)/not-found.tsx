import { NotFoundMessage } from './_parts/not-found-message'

export default function NotFound() {
  return <NotFoundMessage />
}
