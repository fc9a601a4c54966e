import { formatDay } from '@/lib/days'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { describeDonation } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { DoneNotice } from '../../../_ui/done-notice'

/** What was just done, according to the donation's current state: opening the URL again makes no false claim. */
export function Said({ donation, said }: { donation: DonationView; said: string | undefined }) {
  const words = donation.underWay === null ? wordsOf(donation, said) : underWay
  return words === null ? null : <DoneNotice part="said">{words}</DoneNotice>
}

const underWay =
  'We have saved your request and will carry it out as soon as the payment company answers, usually within minutes. We will email you when it is done. You do not need to do anything.'

function wordsOf(donation: DonationView, said = ''): string | null {
  const { frequency, amount, nextChargeOn, standing } = donation
  const next = nextChargeOn === null ? '' : ` The next charge is on ${formatDay(nextChargeOn)}.`
  switch (said) {
    case 'amount':
      return `Your donation is ${describeDonation(amount, frequency)}.${next}${mailed}`
    case 'frequency':
      return `Your donation is ${describeDonation(amount, frequency)}.${next}${mailed}`
    case 'until':
      return donation.lastDay === null
        ? `Your donation has no end date. It continues until you end it.${mailed}`
        : `Your donation is charged until ${formatDay(donation.lastDay)}, and never after it.${mailed}`
    case 'date':
      return `${next}${mailed}`.trim()
    case 'pause':
    case 'skip':
      return standing === 'paused' ? `Done. Nothing is charged until then.${next}${mailed}` : null
    case 'resume':
    case 'keep':
      return standing === 'running' ? `Thank you. Your donation continues.${next}${mailed}` : null
    case 'end':
      return standing === 'ending' || standing === 'over'
        ? `Done. Nothing more is charged.${mailed} Thank you for all that your donation made possible.`
        : null
    case 'card':
      return standing === 'failing'
        ? 'If you entered another card, we are trying the failed payment with it now. We will email you the result.'
        : 'If you entered another card, it will be used from now on. We will email you to confirm.'
    case 'nothing-open':
      return standing === 'failing' ? null : `No payment is open at the moment.${next}`
    case 'away':
      return 'The payment company is not answering at the moment, so we could not open its page for a new card. Nothing was changed and nothing was charged. Please press “Change the card” again in a minute.'
    case 'noted':
      return donation.isLastRefused ? refused : `This has already been done.${next}`
    case 'meanwhile':
      return 'Your donation was changed in the meantime, perhaps in another window, so we did not do what you just asked. This is your donation now; please choose again.'
    case 'refused':
      return refused
    default:
      return null
  }
}

const mailed = ' We will confirm it by email.'

const refused = `The payment company refused the change, so your donation is as it was before. Please try again, or write to ${publication.contact}.`
