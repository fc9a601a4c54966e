import type { NextRequest } from 'next/server'
import { currentTime } from '@/lib/clock'
import { findStarted } from '@/lib/donations/checkout/find-started'
import { findDonationChoice, findFollowed } from '@/lib/donations/queries'
import { isId } from '@/lib/donations/rules'
import { path } from '@/lib/urls'
import { requestText } from '../../../_parts/request-text'
import { seeOther } from '../../../_ui/see-other'
import { readBrowser } from '../known-donor'

/**
 * Stripe redirects a donor here who goes back; we return to the box with everything still filled in. Stripe knows the
 * donation's id, so no other browser may see the choice or the article. A monthly donation after a single one was
 * started on the thank-you page, so its donor returns there.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const t = await requestText()
  const id = request.nextUrl.searchParams.get('donation') ?? ''
  const browser = await readBrowser()
  const now = await currentTime()
  const isStarter =
    browser !== null && isId(id) && (await findStarted({ id }, { browser: browser.secret, now })) !== null
  if (isStarter && (await findFollowed(id)) !== null)
    return seeOther(t.href('/donate/thank-you?said=not-started'))
  return seeOther(
    t.href(path('/donate', { cancelled: '1', ...(isStarter ? await findDonationChoice(id) : {}) })),
  )
}
