import type { Queryable } from '../../db'
import { dayOf } from '../../days'
import type { FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { keptMs } from '../../mail/rules'
import { formatPlain } from '../../money'
import type { Frequency } from '../../offers/rules'
import { publication } from '../../publication'
import type { StripeSnapshot } from '../../stripe/stripe-snapshot'
import { siteUrl } from '../../urls'
import { firstPaymentFailedMail } from './failed-payment-emails'

type Donation = {
  id: string
  frequency: Frequency
  amountMinor: number
  currency: string
  createdAt: Date
  paidAt: Date | null
  scheduledAt: Date | null
}

/**
 * True while a donation never had a payment and its first charge is not agreed for a later day. A payment that Stripe
 * takes back leaves the snapshot and `paidAt`, but not the ledger.
 */
export async function isBeforeFirstPayment(
  transaction: Queryable,
  donation: Donation,
  { payments }: StripeSnapshot,
): Promise<boolean> {
  if (payments.length > 0 || donation.paidAt !== null || donation.scheduledAt !== null) return false
  return (await transaction.payment.count({ where: { donationId: donation.id } })) === 0
}

/**
 * Tells a donor once that a bank did not make the first payment, whichever event or reconciliation finds it and however
 * often. While the payment page is open the donor sees a refusal there, and is not mailed. Nor is one whose donation is
 * so old that the earlier mail, whose key prevents a second one, may be erased.
 */
export async function notifyOfFirstFailure(
  transaction: Queryable,
  {
    donation,
    snapshot,
    now,
    links,
  }: {
    donation: Donation
    snapshot: StripeSnapshot
    now: Date
    links: FootLinks
  },
): Promise<{ uniqueKey: string; kind: string; content: MailContent }[]> {
  const { session, hasFailed, subscription } = snapshot
  const failed = subscription?.failed ?? null
  const isRefused = hasFailed || failed !== null || subscription?.hasEndedUnpaid === true
  const { id, frequency, amountMinor, currency, createdAt } = donation
  if (!isRefused || session !== 'complete' || now.getTime() - createdAt.getTime() >= keptMs) return []
  if (!(await isBeforeFirstPayment(transaction, donation, snapshot))) return []
  const amount = { minor: amountMinor, currency }
  const choice = { frequency, currency, amount: formatPlain(amount), placement: 'payment-failed' }
  const content = await firstPaymentFailedMail({
    ...links,
    frequency,
    amount,
    startedOn: dayOf(createdAt),
    contact: publication.contact,
    // Paying the open invoice cannot begin a second donation.
    tryUrl: failed?.payUrl ?? siteUrl('/donate', choice),
    isTriedAgain: failed !== null && failed.nextAttemptAt !== null,
  })
  return [{ uniqueKey: `first-payment-failed:${id}`, kind: 'first-payment-failed', content }]
}
