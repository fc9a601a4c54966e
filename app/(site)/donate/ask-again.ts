import { requestText } from '../../_parts/request-text'
import type { ServerText } from '@/lib/languages/text'
import { nameDonation, sayDonation } from '@/lib/offers/say-donation'
import { findEarlierDonation, type EarlierDonation } from '@/lib/donations/duplicates/find-earlier-donation'
import type { DonationRequest } from '@/lib/donations/schema'
import type { Question } from '@/lib/form'
import { formatPlain } from '@/lib/money'
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
  return earlier.reason === 'same'
    ? askSame(earlier, request, await requestText())
    : askRunning(earlier, request, await requestText())
}

function askSame(
  { frequency, amount, givenAt }: EarlierDonation,
  request: DonationRequest,
  t: ServerText,
): Question {
  const sum = nameDonation({ amount, frequency }, t)
  return {
    text: t(
      'You gave {sum} on {givenAt}. Would you like to give the same again? If not, you do not need to do anything.',
      { sum, givenAt: t.date(givenAt) },
    ),
    yes: { label: t('Yes, give {sum} again', { sum }), value: nameOf(request) },
    instead: null,
  }
}

function askRunning(
  { frequency, amount, startsAt, together, access }: EarlierDonation,
  request: DonationRequest,
  t: ServerText,
): Question {
  const amountOf = together === null ? undefined : formatPlain(together)
  // A browser cannot open a donation (lib/donations/duplicates/find-earlier-donation.ts); the mail that can was just sent.
  const given = { donation: sayDonation({ amount, frequency }, t) }
  return {
    text:
      startsAt !== null
        ? t('Your donation of {donation} starts on {day}. Would you like to start a second one as well?', {
            ...given,
            day: t.date(startsAt),
          })
        : access === null
          ? t(
              'You already give {donation}. Use the button in its receipt, which we emailed you, to change that donation instead of starting a second one.',
              given,
            )
          : t(
              'You already give {donation}. You can change that donation instead of starting a second one.',
              given,
            ),
    yes: {
      label: t('No, start a second donation of {donation}', {
        donation: sayDonation({ amount: request.amount, frequency: request.frequency }, t),
      }),
      value: nameOf(request),
    },
    instead: access && {
      label:
        together === null
          ? t('See my donation')
          : t('Increase it to {donation}', { donation: sayDonation({ amount: together, frequency }, t) }),
      href: path('/account/donations', { ...access, amount: amountOf }),
    },
  }
}

/** Identifies the question: another choice is another question. */
function nameOf({ frequency, amount }: DonationRequest): string {
  return `${frequency}:${amount.minor}:${amount.currency}`
}
