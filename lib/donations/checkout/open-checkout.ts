import { db } from '../../db'
import type { Language } from '../../languages/rules'
import { siteUrlIn } from '../../languages/site-url-in'
import { log } from '../../log'
import { methodsFor } from '../../offers/payment-methods'
import { succeed, type Result } from '../../result'
import { path } from '../../urls'
import type { Checkout } from '../../stripe/checkout-params'
import { createCheckout } from '../../stripe/checkout'
import { whilePersonWaits } from '../../stripe/deadline'
import { findCustomer } from './find-customer'

/**
 * Asks Stripe for the payment page of a stored donation. Asked again, it is the same page. If the process dies before
 * the session is stored, the session carries our id, and its events find the row.
 */
export async function openCheckout(
  donation: Pick<Checkout, 'donationId' | 'frequency' | 'amount' | 'email'>,
): Promise<Result<{ checkoutUrl: string }, { reason: 'unavailable' }>> {
  const { donationId } = donation
  // The donation's own language and first charge: asked again, Stripe refuses other parameters than the first time.
  const { language, startsAt } = await db().donation.findUniqueOrThrow({
    where: { id: donationId },
    select: { language: true, startsAt: true },
  })
  const customerId = await customerFor(donation)
  const session = await whilePersonWaits(() =>
    createCheckout({
      ...donation,
      language,
      startsAt,
      methods: methodsFor(donation.amount.currency),
      customerId,
      ...returnAddresses(donationId, language),
    }),
  )
  if (!session.ok) {
    log.warn('donation.stripe_failed', { donation: donationId })
    return session
  }
  await db().donation.update({
    where: { id: donationId },
    data: { checkoutSessionId: session.value.id },
  })
  return succeed({ checkoutUrl: session.value.url })
}

/** A single donation needs no customer. */
async function customerFor({ email, frequency, amount }: Pick<Checkout, 'email' | 'frequency' | 'amount'>) {
  return email === undefined || frequency === 'once' ? null : findCustomer(email, amount.currency)
}

/** Neither URL names the article: Stripe, and people who see its records, need not know what a donor read. */
function returnAddresses(donation: string, language: Language) {
  return {
    successUrl: siteUrlIn(language, '/donate/arrived?session_id={CHECKOUT_SESSION_ID}'),
    cancelUrl: siteUrlIn(language, path('/donate/back', { donation })),
  }
}
