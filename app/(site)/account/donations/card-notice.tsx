import { dayOf, formatDay } from '@/lib/days'
import { expiresSoon } from '@/lib/donations/notifications/card-rules'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { Notice } from '../../../_ui/notice'

/** Shown from a month before the card expires, if there will be another charge. */
export function CardNotice({ donation, now }: { donation: DonationView; now: Date }) {
  const { card, cardExpiresOn, nextChargeOn, standing } = donation
  if (card === null || cardExpiresOn === null || nextChargeOn === null) return null
  if (standing === 'failing' || !expiresSoon(cardExpiresOn, dayOf(now))) return null
  const hasExpired = cardExpiresOn < dayOf(now)
  return (
    <Notice>
      <p>
        {hasExpired
          ? `Your ${card} was valid until ${formatDay(cardExpiresOn)}.`
          : `Your ${card} is valid until ${formatDay(cardExpiresOn)}.`}{' '}
        Please enter your new card under “Change the card”, so that the next payment goes through. You will
        not be charged for this.
      </p>
    </Notice>
  )
}
