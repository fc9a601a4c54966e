import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { ClosedHere } from '../_support/closed-here'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('No donations from this country')

/** The answer to a form from a country in which donations are closed. */
export default async function ClosedPage() {
  const t = await requestText()
  return (
    <PlainPage heading={t('No donations from this country')} label={t('Your safety')}>
      <ClosedHere t={t} />
    </PlainPage>
  )
}
