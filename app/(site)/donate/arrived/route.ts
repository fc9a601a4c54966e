import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { currentTime } from '@/lib/clock'
import { findJustGiven } from '@/lib/donations/queries'
import { path } from '@/lib/urls'
import { rememberDonor } from '../known-donor'

/** Where Stripe sends a donor who has paid. The browser is told to remember it for a while; a page could not do that. */
export async function GET(request: NextRequest): Promise<never> {
  const sessionId = request.nextUrl.searchParams.get('session_id') ?? ''
  const now = await currentTime()
  const donationId = await findJustGiven(sessionId, now)
  if (donationId !== null) await rememberDonor(donationId, now)
  redirect(path('/donate/thank-you', { session_id: sessionId }))
}
