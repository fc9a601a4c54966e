import { db, inTransaction, type Queryable } from '../db'
import { log } from '../log'
import { postMail } from '../mail/post-mail'
import { publication } from '../publication'
import { footLinks } from '../urls'
import { secondGiftUndoneMail } from './double-gift-emails'
import { findDouble, giftOf } from './queries'
import { cancelSubscription, refundPayment } from './stripe'
import { syncDonation } from './sync-donation'

type Double = NonNullable<Awaited<ReturnType<typeof findDouble>>>

/**
 * Ends and gives back a second gift whose donor has pressed the button. The row says that it is under way; killed
 * anywhere, by two machines at once or long after, it is taken up again here and ends in one refund and one mail.
 * @throws when Stripe cannot be reached, or refuses: the row stands as it did, for the next call.
 */
export async function finishUndoing(secondId: string, now: Date): Promise<void> {
  const double = await findDouble(secondId)
  if (double?.state !== 'under_way') return
  const { stripeSubscriptionId } = double.second
  // Ended first, so that no renewal can follow the refunds; one that came before it is among the payments then.
  if (stripeSubscriptionId !== null) await cancelSubscription(stripeSubscriptionId)
  await syncDonation(secondId, now)
  for (const paymentIntentId of await listPayments(secondId))
    await refundPayment({ paymentIntentId, reason: 'duplicate', key: `second-gift:${paymentIntentId}` })
  await syncDonation(secondId, now)
  await inTransaction((transaction) => close(transaction, double, now))
}

async function listPayments(donationId: string): Promise<string[]> {
  const payments = await db().payment.findMany({ where: { donationId }, select: { paymentIntentId: true } })
  return payments.map(({ paymentIntentId }) => paymentIntentId)
}

/**
 * What came of it is read from the ledger. Until here every sync kept silent about the end and the money, so that one
 * mail says both.
 */
async function close(transaction: Queryable, { first, second }: Double, now: Date): Promise<void> {
  const untold = {
    payment: { donationId: second.id },
    toldAt: null,
    status: { notIn: ['failed', 'canceled'] },
  }
  const { _sum } = await transaction.refund.aggregate({ where: untold, _sum: { amountMinor: true } })
  const minor = _sum.amountMinor ?? 0
  const { count } = await transaction.doubleGift.updateMany({
    where: { secondId: second.id, state: 'undoing' },
    data: { state: minor > 0 ? 'undone' : 'too_late', closedAt: now },
  })
  if (count === 0 || second.donorEmail === null) return
  await transaction.refund.updateMany({ where: untold, data: { toldAt: now } })
  const content = await secondGiftUndoneMail({
    ...footLinks(),
    first: giftOf(first),
    second: giftOf(second),
    givenBack: minor > 0 ? { minor, currency: second.currency } : null,
    contact: publication.contact,
  })
  const uniqueKey = `second-gift-undone:${second.id}`
  await postMail(transaction, { uniqueKey, kind: 'second-gift-undone', to: second.donorEmail, content }, now)
  log.info('double_gift.undone', { donation: second.id, refundedMinor: minor })
}
