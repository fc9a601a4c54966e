import { formatDate } from '@/lib/days'
import { findEarlierDonation, type EarlierDonation } from '@/lib/donations/duplicates/find-earlier-donation'
import type { DonationRequest } from '@/lib/donations/schema'
import type { Question } from '@/lib/form'
import { formatMoney, formatPlain } from '@/lib/money'
import { describeDonation } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { findKnownDonor } from './known-donor'

/** The question for a known donor before the same donation is made again, or a second regular one begins; else null. */
export async function askAgain(
  request: DonationRequest,
  { sure, now }: { sure: string | undefined; now: Date },
): Promise<Question | null> {
  if (sure === nameOf(request)) return null
  const earlier = await findEarlierDonation(await findKnownDonor(), request, now)
  if (earlier === null) return null
  return earlier.reason === 'same' ? askSame(earlier, request) : askRunning(earlier, request)
}

function askSame({ frequency, amount, givenAt }: EarlierDonation, request: DonationRequest): Question {
  const sum =
    frequency === 'once' ? formatMoney(amount, publication.locale) : describeDonation(amount, frequency)
  return {
    text: `You gave ${sum} on ${formatDate(givenAt)}. Would you like to give the same again? If not, you do not need to do anything.`,
    yes: { label: `Yes, give ${sum} again`, value: nameOf(request) },
    instead: null,
  }
}

function askRunning(
  { frequency, amount, together, access }: EarlierDonation,
  request: DonationRequest,
): Question {
  const amountOf = together === null ? undefined : formatPlain(together)
  // A browser cannot open a donation (lib/donations/duplicates/find-earlier-donation.ts); the mail that can was just sent.
  const way =
    access === null ? 'Use the button in its receipt, which we emailed you, to change' : 'You can change'
  return {
    text: `You already give ${describeDonation(amount, frequency)}. ${way} that donation instead of starting a second one.`,
    yes: {
      label: `No, start a second donation of ${describeDonation(request.amount, request.frequency)}`,
      value: nameOf(request),
    },
    instead: access && {
      label:
        together === null ? 'See my donation' : `Increase it to ${describeDonation(together, frequency)}`,
      href: path('/account/donations', { ...access, amount: amountOf }),
    },
  }
}

/** Identifies the question: another choice is another question. */
function nameOf({ frequency, amount }: DonationRequest): string {
  return `${frequency}:${amount.minor}:${amount.currency}`
}
