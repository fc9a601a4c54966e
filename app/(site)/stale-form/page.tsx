import { ownPath } from '@/lib/urls'
import { LinkButton } from '../../_ui/link-button'
import { firstValues, type Query } from '../../_parts/first-values'
import { unlisted } from '../../_parts/page-title'
import { PlainPage } from '../_parts/pages/plain-page'
import { requestText } from '../../_parts/request-text'

export const generateMetadata = unlisted('Please send that again')

/** The page for a reader whose form is from an earlier version of the site. */
export default async function StaleFormPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { back } = firstValues(await searchParams)
  return (
    <PlainPage heading={t('Please send that again')} label={t('Not sent')}>
      <p role="alert">
        {t(
          'This page was updated while you had it open, so what you sent did not arrive. Nothing was stored and nothing was charged. Your browser’s back button may bring back what you typed.',
        )}
      </p>
      <p>
        <LinkButton href={t.href(ownPath(back) ?? '/')}>{t('Go back to the form')}</LinkButton>
      </p>
    </PlainPage>
  )
}
