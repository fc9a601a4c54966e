import type { Queryable } from '../../db'
import { dayOf } from '../../days'
import { postMail } from '../../mail/post-mail'
import type { Money } from '../../money'
import type { Frequency } from '../../offers/rules'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import { receiptMail } from './emails'
import { signManageLink } from '../manage-links/sign-manage-link'

export type Receipted = {
  id: string
  frequency: Frequency
  amountMinor: number
  feeCoveredMinor: number
  nextChargeAt: Date | null
  neutralMail: boolean | null
}
export type ReceiptedPayment = {
  paymentIntentId: string
  amountMinor: number
  currency: string
  paidAt: Date
}

/**
 * Puts the receipt of one payment into the outbox, with a new link to its donation, under the given key. False if the
 * key exists.
 */
export async function postReceipt(
  transaction: Queryable,
  { paymentIntentId, amountMinor, currency, paidAt }: ReceiptedPayment,
  { donation, mail, now }: { donation: Receipted; mail: { uniqueKey: string; to: string }; now: Date },
): Promise<boolean> {
  const { id, frequency, nextChargeAt } = donation
  const content = await receiptMail({
    ...(await readerLinks(transaction, { email: mail.to, choice: donation.neutralMail })),
    frequency,
    amount: { minor: amountMinor, currency },
    paidOn: dayOf(paidAt),
    nextChargeOn: nextChargeAt === null ? null : dayOf(nextChargeAt),
    statementDescriptor: publication.statementDescriptor,
    paymentId: paymentIntentId,
    contact: publication.contact,
    manageUrl: signManageLink(id, now),
    feeCovered: feeCoveredOf(donation, { minor: amountMinor, currency }),
  })
  return postMail(transaction, { ...mail, kind: 'receipt', content }, now)
}

/** The covered fee belongs to the agreed amount. For a payment of another amount the receipt does not mention it. */
function feeCoveredOf({ amountMinor, feeCoveredMinor }: Receipted, paid: Money): Money | null {
  const isCovered = feeCoveredMinor > 0 && amountMinor === paid.minor
  return isCovered ? { minor: feeCoveredMinor, currency: paid.currency } : null
}
