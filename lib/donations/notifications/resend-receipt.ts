import { inTransaction } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import { postReceipt } from './post-receipt'

/** A staff member, and the id of their form: the same form submitted twice acts once. */
export type AtTheDesk = { staffId: string; formId: string; now: Date }

/** Mails the receipt of a payment again, with a new link to the donation. */
export function resendReceipt(
  paymentIntentId: string,
  { staffId, formId, now }: AtTheDesk,
): Promise<Result<{ to: string }, { reason: 'unknown' }>> {
  return inTransaction(async (transaction) => {
    const payment = await transaction.payment.findUnique({
      where: { paymentIntentId },
      include: { donation: true },
    })
    const to = payment?.donation.donorEmail ?? null
    if (payment === null || to === null) return refuse({ reason: 'unknown' })
    const mail = { uniqueKey: `receipt:${paymentIntentId}:again:${formId}`, to }
    const isNew = await postReceipt(transaction, payment, { donation: payment.donation, mail, now })
    if (!isNew) return succeed({ to })
    await recordAction(transaction, {
      staffId,
      action: 'donations.mail',
      subject: `donation:${payment.donationId}`,
      details: { mail: 'receipt', payment: paymentIntentId },
      now,
    })
    return succeed({ to })
  })
}
