import { requestText } from '../../../_parts/request-text'
import type { ServerText } from '@/lib/languages/text'
import { sayDonation } from '@/lib/offers/say-donation'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { publication } from '@/lib/publication'
import { DoneNotice } from '../../../_ui/done-notice'

/** What was just done, according to the donation's current state: opening the URL again makes no false claim. */
export async function Said({ donation, said }: { donation: DonationView; said: string | undefined }) {
  const t = await requestText()
  const words = donation.underWay === null ? wordsOf(donation, said, t) : t(underWay)
  return words === null ? null : <DoneNotice part="said">{words}</DoneNotice>
}

const underWay =
  'We have saved your request and will carry it out as soon as the payment company answers, usually within minutes. We will email you when it is done. You do not need to do anything.'

function wordsOf(donation: DonationView, said = '', t: ServerText): string | null {
  const { frequency, amount, nextChargeOn, standing, lastDay } = donation
  const next = nextChargeOn === null ? '' : t('The next charge is on {day}.', { day: t.day(nextChargeOn) })
  const mailed = t('We will confirm it by email.')
  const join = (...sentences: string[]) => sentences.filter(Boolean).join(' ')
  switch (said) {
    case 'amount':
    case 'frequency': {
      const given = sayDonation({ amount, frequency }, t)
      return join(t('Your donation is {donation}.', { donation: given }), next, mailed)
    }
    case 'until':
      return lastDay === null
        ? join(t('Your donation has no end date. It continues until you end it.'), mailed)
        : join(
            t('Your donation is charged until {lastDay}, and never after it.', { lastDay: t.day(lastDay) }),
            mailed,
          )
    case 'address':
      return t(
        'We have sent a link to the new address. Nothing changes until you press its button. The link works for three days.',
      )
    case 'date':
      return join(next, mailed)
    case 'pause':
    case 'skip':
      return standing === 'paused' ? join(t('Done. Nothing is charged until then.'), next, mailed) : null
    case 'resume':
    case 'keep':
      return standing === 'running' ? join(t('Thank you. Your donation continues.'), next, mailed) : null
    case 'end':
      if (donation.standing === 'over' && donation.payments.length === 0)
        return join(t('Done. This donation will not start, and nothing is charged.'), mailed)
      return standing === 'ending' || standing === 'over'
        ? join(
            t('Done. Nothing more is charged.'),
            mailed,
            t('Thank you for all that your donation made possible.'),
          )
        : null
    case 'card':
      return standing === 'failing'
        ? t(
            'If you entered another card, we are trying the failed payment with it now. We will email you the result.',
          )
        : t('If you entered another card, it will be used from now on. We will email you to confirm.')
    case 'nothing-open':
      return standing === 'failing' ? null : join(t('No payment is open at the moment.'), next)
    case 'noted':
      return donation.isLastRefused ? refused(t) : join(t('This has already been done.'), next)
    default:
      return explainFailure(said, t)
  }
}

function explainFailure(said: string, t: ServerText): string | null {
  switch (said) {
    case 'away':
      return t(
        'The payment company is not answering at the moment, so we could not open its page for a new card. Nothing was changed and nothing was charged. Please press “Change the card” again in a minute.',
      )
    case 'meanwhile':
      return t(
        'Your donation was changed in the meantime, perhaps in another window, so we did not do what you just asked. This is your donation now; please choose again.',
      )
    case 'refused':
      return refused(t)
    default:
      return null
  }
}

function refused(t: ServerText): string {
  return t(
    'The payment company refused the change, so your donation is as it was before. Please try again, or write to {contact}.',
    { contact: publication.contact },
  )
}
