import type { DonationLink } from '@/lib/offers/schema'
import { path } from '@/lib/urls'
import { findSignedIn } from '../../_parts/signed-in'
import { MonthForm } from './month-form'

/** A reminder in a month, beside the donation box and for what it offers. */
export async function RemindInAMonth({ donation, page }: { donation: DonationLink; page: string }) {
  const { frequency, currency, amount, article, placement, campaign } = donation
  const query = { when: 'next-month', frequency, currency, amount, article, placement, campaign }
  const signedIn = await findSignedIn()
  return (
    <MonthForm
      donation={donation}
      calendar={path('/remind-me/calendar.ics', query)}
      known={signedIn?.email}
      page={page}
    />
  )
}
