import type { NextRequest } from 'next/server'
import { currentTime } from '@/lib/clock'
import { findStarted } from '@/lib/donations/checkout/find-started'
import { requestText } from '../../../_parts/request-text'
import { seeOther } from '../../../_ui/see-other'
import { noteReturn, readBrowser } from '../known-donor'

/**
 * Stripe redirects a donor here after payment. We remove the session's id from the URL. It proves nothing: the
 * thank-you page shows the donation only to the browser that started it.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const t = await requestText()
  const browser = await readBrowser()
  const now = await currentTime()
  const checkoutSessionId = request.nextUrl.searchParams.get('session_id') ?? ''
  const isReadable = /^cs_\w{1,250}$/.test(checkoutSessionId)
  const started =
    browser === null || !isReadable
      ? null
      : await findStarted({ checkoutSessionId }, { browser: browser.secret, now })
  if (browser !== null && started !== null) await noteReturn(browser.secret, started.id)
  return seeOther(t.href('/donate/thank-you'))
}
