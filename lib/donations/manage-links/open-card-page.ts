import { db } from '../../db'
import type { Language } from '../../languages/rules'
import { siteUrlIn } from '../../languages/site-url-in'
import { log } from '../../log'
import { refuse, succeed, type Result } from '../../result'
import { createCardPage } from '../../stripe/portal'
import { troubleOf } from '../../stripe/errors'
import { whilePersonWaits } from '../../stripe/deadline'

/**
 * Opens Stripe's page for entering another card for one donation, in `language`; it leads back to the page `back`.
 * @returns 'unavailable' if Stripe does not answer in time: nothing has changed then
 */
export async function openCardPage({
  donationId,
  back,
  language,
}: {
  donationId: string
  back: string
  language: Language
}): Promise<Result<{ url: string }, { reason: 'unknown' | 'unavailable' }>> {
  const donation = await db().donation.findUnique({ where: { id: donationId } })
  if (donation?.stripeCustomerId == null) return refuse({ reason: 'unknown' })
  const { stripeCustomerId: customerId } = donation
  const returnUrl = siteUrlIn(language, back)
  try {
    return succeed({ url: await whilePersonWaits(() => createCardPage({ customerId, returnUrl, language })) })
  } catch (error) {
    if (troubleOf(error) !== 'passing') throw error
    log.warn('card_page.stripe_failed', { donation: donationId })
    return refuse({ reason: 'unavailable' })
  }
}
