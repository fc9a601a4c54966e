import type { NextRequest } from 'next/server'
import { currentTime } from '@/lib/clock'
import { findStarted } from '@/lib/donations/checkout/find-started'
import { seeOther } from '../../../_ui/see-other'
import { noteReturn, readBrowser } from '../known-donor'

/**
 * Where Stripe sends a donor who has paid. The session's id leaves the address bar here. It proves nothing: only
 * the browser that started the donation is told about it, by the thank-you page.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const browser = await readBrowser()
  const now = await currentTime()
  const checkoutSessionId = request.nextUrl.searchParams.get('session_id') ?? ''
  const isReadable = /^cs_\w{1,250}$/.test(checkoutSessionId)
  const started =
    browser === null || !isReadable
      ? null
      : await findStarted({ checkoutSessionId }, { browser: browser.secret, now })
  if (browser !== null && started !== null) await noteReturn(browser.secret, started.id)
  return seeOther('/donate/thank-you')
}
