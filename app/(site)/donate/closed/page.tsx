import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { ClosedHere } from '../closed-here'

export const generateMetadata = unlisted('No donations from this country')

/** The answer to a form from a country in which donations are closed. */
export default function ClosedPage() {
  return (
    <PlainPage heading="No donations from this country" label="Your safety">
      <ClosedHere />
    </PlainPage>
  )
}
