import type { Queryable } from '../../db'
import { postMail } from '../../mail/post-mail'
import type { Money } from '../../money'
import { may, roles } from '../../staff/rules'
import { footLinks, siteUrl } from '../../urls'
import { staffRefundMail, type RefundNews } from './refund-emails'

/** Mails everybody who may refund payments what went wrong with the money and what to do next; once per key. */
export async function notifyStaffOfRefund(
  transaction: Queryable,
  {
    key,
    donationId,
    amount,
    news,
    now,
  }: { key: string; donationId: string; amount: Money | null; news: RefundNews; now: Date },
): Promise<void> {
  const people = await transaction.user.findMany({
    where: { role: { in: roles.filter((role) => may(role, 'donations.refund')) } },
    orderBy: { email: 'asc' },
  })
  const deskUrl = siteUrl(`/staff/donations/${donationId}`)
  const content = await staffRefundMail({ ...footLinks(), amount, news, deskUrl })
  for (const { id, email: to } of people)
    await postMail(transaction, { uniqueKey: `${key}:${id}`, kind: 'refund-notice', to, content }, now)
}
