import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { currentTime } from '@/lib/clock'
import { readManageLink } from '@/lib/donations/read-manage-link'
import { path } from '@/lib/urls'
import { rememberDonor } from '../known-donor'

/** From a gift to the box. Whoever came by the link of a mail stays known, and is asked before giving twice. */
export async function GET(request: NextRequest): Promise<never> {
  const token = request.nextUrl.searchParams.get('token')
  const now = await currentTime()
  const read = token === null ? null : readManageLink(token, now)
  if (read?.ok) await rememberDonor(read.value, now)
  redirect(path('/donate', { frequency: 'once', placement: 'account' }))
}
