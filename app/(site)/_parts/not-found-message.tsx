import { LinkButton } from '../../_ui/link-button'
import { PlainPage } from './plain-page'

export function NotFoundMessage() {
  return (
    <PlainPage heading="This page is not in the paper" label="Not found">
      <p>
        Nothing stands at this address. The link may have been cut short, or the page has moved. Everything
        that we publish can be reached from the front page.
      </p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}
