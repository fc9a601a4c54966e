import type { NextRequest } from 'next/server'
import { currentTime } from '@/lib/clock'
import { readManageLink } from '@/lib/donations/manage-links/read-manage-link'
import { path } from '@/lib/urls'
import { requestText } from '../../../_parts/request-text'
import { seeOther } from '../../../_ui/see-other'
import { keepLink } from '../known-donor'

/**
 * Redirects from a donation to the box. A donor who followed a mailed link stays known, and is asked before donating
 * twice.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const t = await requestText()
  const token = request.nextUrl.searchParams.get('token')
  if (token !== null && (await readManageLink(token, await currentTime())).ok) await keepLink(token)
  return seeOther(t.href(path('/donate', { frequency: 'once', placement: 'account' })))
}
