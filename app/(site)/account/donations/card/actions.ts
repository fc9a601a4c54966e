'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { listCardGroups } from '@/lib/donations/cards/list-card-groups'
import { openCardPage } from '@/lib/donations/cards/open-card-page'
import { siteUrlIn } from '@/lib/languages/site-url-in'
import { path } from '@/lib/urls'
import { requestText } from '../../../../_parts/request-text'
import { requireSignedIn } from '../../require-signed-in'

const page = '/account/donations/card'

/** Leads to Stripe's page for the first of the chosen donations, and from there back to this page. */
export async function openCards(form: FormData): Promise<void> {
  const t = await requestText()
  const { email } = await requireSignedIn()
  const mine = (await listCardGroups(email)).flat().map(({ id }) => id)
  const donationIds = mine.filter((id) => form.getAll('donation').includes(id))
  if (donationIds.length === 0) redirect(t.href(path(page, { said: 'none' })))
  const opened = await openCardPage({
    donationIds,
    returnUrl: (change) => siteUrlIn(t.language, path(page, { change })),
    cancelUrl: siteUrlIn(t.language, page),
    language: t.language,
    now: await currentTime(),
  })
  redirect(opened.ok ? opened.value.url : t.href(path(page, { said: 'away' })))
}
