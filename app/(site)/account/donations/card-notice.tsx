import { dayOf } from '@/lib/days'
import { expiresSoon, nameCard } from '@/lib/donations/notifications/card-rules'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { Notice } from '../../../_ui/notice'
import { requestText } from '../../../_parts/request-text'

/** Shown from a month before the card expires, if there will be another charge. */
export async function CardNotice({ donation, now }: { donation: DonationView; now: Date }) {
  const t = await requestText()
  const { card, cardExpiresOn, nextChargeOn, standing } = donation
  if (card === null || cardExpiresOn === null || nextChargeOn === null) return null
  if (standing === 'failing' || !expiresSoon(cardExpiresOn, dayOf(now))) return null
  const named = nameCard(card, t)
  const hasExpired = cardExpiresOn < dayOf(now)
  return (
    <Notice>
      <p>
        {hasExpired
          ? t('Your {card} was valid until {cardExpiresOn}.', {
              card: named,
              cardExpiresOn: t.day(cardExpiresOn),
            })
          : t('Your {card} is valid until {cardExpiresOn}.', {
              card: named,
              cardExpiresOn: t.day(cardExpiresOn),
            })}{' '}
        {t(
          'Please enter your new card under “Change the card”, so that the next payment goes through. You will not be charged for this.',
        )}
      </p>
    </Notice>
  )
}
