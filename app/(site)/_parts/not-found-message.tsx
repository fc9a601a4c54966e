import { LinkButton } from '../../_ui/link-button'
import { PlainPage } from './plain-page'

export function NotFoundMessage() {
  return (
    <PlainPage heading="Page not found" label="Not found">
      <p>
        There is no page at this address. The link may be incomplete, or the page may have moved. You can find
        everything we publish from the front page.
      </p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}
