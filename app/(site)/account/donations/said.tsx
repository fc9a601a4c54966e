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
    case 'date':
      return `${next}${mailed}`.trim()
    case 'pause':
    case 'skip':
      return standing === 'paused' ? `Done. Nothing is charged until then.${next}${mailed}` : null
    case 'resume':
    case 'keep':
      return standing === 'running' ? `Thank you. Your donation goes on.${next}${mailed}` : null
    case 'end':
      return standing === 'ending' || standing === 'over'
        ? `Done. Nothing more is charged.${mailed} Thank you for all that your donation made possible.`
        : null
    case 'card':
      return standing === 'failing'
        ? 'If you entered another card, we are trying the failed payment with it now. We will email you the result.'
        : 'If you entered another card, it will be used from now on. We will email you to confirm.'
    case 'nothing-open':
      return standing === 'failing' ? null : `No payment is open just now.${next}`
    case 'away':
      return 'The payment company does not answer just now, so its page for another card could not be opened. Nothing was changed and nothing was charged. Please press “Change the card” again in a minute.'
    case 'noted':
      return donation.isLastRefused ? refused : `Done in the meantime.${next}`
    case 'meanwhile':
      return 'Your donation has been changed meanwhile, perhaps in another window. Nothing was done just now. This is how it stands; please choose again.'
    case 'refused':
      return refused
    default:
      return null
  }
}

const mailed = ' A mail confirms it.'

const refused = `The payment company refused the change, so nothing was changed. This is how your donation stands. Please try again, or write to ${publication.contact}.`
