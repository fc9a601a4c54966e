import type { Metadata } from 'next'
import { donationLinkSchema } from '@/lib/offers/schema'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { Notice } from '../../_ui/notice'
import { firstValues, type Query } from '../../_parts/first-values'
import { alternatesOf } from '../../_parts/alternates'
import { pageTitle } from '../../_parts/page-title'
import { PlainPage } from '../_parts/pages/plain-page'
import { SupportOrThanks } from '../_parts/supporter/support-or-thanks'
import { visitorCurrency } from '../_parts/visitor'
import { Message } from './_support/message'
import { Give } from './_support/support'
import styles from './page.module.css'
import { requestText } from '../../_parts/request-text'

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestText()
  return {
    title: await pageTitle(t('Support {paper}', { paper: publication.name })),
    description: t(
      'Readers pay for our reporting. Give once, monthly or annually, and stop whenever you like.',
    ),
    alternates: await alternatesOf('/donate'),
  }
}

/** The donation box as its own page. Its query only fills the box in. */
export default async function DonatePage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const query = firstValues(await searchParams)
  const parsed = donationLinkSchema.parse({ currency: await visitorCurrency(), ...query })
  const link = { ...parsed, placement: parsed.placement ?? 'donate-page' }
  return (
    <PlainPage heading={t('Support {paper}', { paper: publication.name })} label={t('Give')}>
      {query.cancelled !== undefined && (
        <Notice role="status">
          {t(
            'You left the payment page before paying, and nothing was charged. Everything you chose is still filled in below.',
          )}
        </Notice>
      )}
      <SupportOrThanks>
        <Message currency={link.currency} />
      </SupportOrThanks>
      <section id="support" className={styles.give} aria-label={t('Your donation')}>
        <Give link={link} page={path('/donate', link)} />
      </section>
    </PlainPage>
  )
}
