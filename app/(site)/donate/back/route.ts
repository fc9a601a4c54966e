import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { findGiftChoice } from '@/lib/donations/queries'
import { path } from '@/lib/urls'

/** Where Stripe sends a donor who turns back: on to the box, with everything still filled in. */
export async function GET(request: NextRequest): Promise<never> {
  const choice = await findGiftChoice(request.nextUrl.searchParams.get('donation') ?? '')
  redirect(path('/donate', { cancelled: '1', ...choice }))
}
