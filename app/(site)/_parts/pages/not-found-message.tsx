import { LinkButton } from '../../../_ui/link-button'
import { PlainPage } from './plain-page'
import { requestText } from '../../../_parts/request-text'

export async function NotFoundMessage() {
  const t = await requestText()
  return (
    <PlainPage heading={t('Page not found')} label={t('Not found')}>
      <p>
        {t(
          'There is no page at this address. The link may be incomplete, or the page may have moved. You can find everything we publish from the front page.',
        )}
      </p>
      <p>
        <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
      </p>
    </PlainPage>
  )
}
