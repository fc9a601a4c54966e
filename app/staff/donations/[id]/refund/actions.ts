'use server'

import { textIn } from '@/lib/languages/text'
import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { wholeNumber } from '@/lib/bounded'
import { currentTime } from '@/lib/clock'
import { findDonation } from '@/lib/desk/donations/find-donation'
import { orderRefund } from '@/lib/donations/refunds/order-refund'
import { refundBlock, refundBlockWords } from '@/lib/donations/refunds/refund-rules'
import { leftToRefund, refundReasons, type RefundReason } from '@/lib/donations/rules'
import { refundSchema } from '@/lib/donations/schema'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { errorsOf, fieldsOf } from '@/lib/form'
import { parseAmount, type Money } from '@/lib/money'
import { explainDonation } from '@/lib/offers/read-donation'
import { path } from '@/lib/urls'
import { requirePermission } from '../../../_parts/require-permission'
import { say } from '../../../_parts/words'
import type { RefundState } from './refund-state'
import { readFormFields } from '../../../../_ui/forms/read-form-fields'

/** Reads the form, refunds nothing, and answers with what is about to happen. */
export async function proposeRefund(_previous: RefundState, form: FormData): Promise<RefundState> {
  await requirePermission('donations.refund')
  const values = fieldsOf(form)
  const parsed = refundSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error), values, proposal: null }
  const { payment, how, part, reason, note } = parsed.data

  const donation = await findDonation(values.donation ?? '')
  const found = donation?.payments.find(({ paymentIntentId }) => paymentIntentId === payment)
  if (donation === null || found === undefined) redirect('/staff/donations')
  const block = refundBlock(found)
  if (block !== null)
    return { errors: [{ field: '', message: refundBlockWords[block] }], values, proposal: null }
  const left = { minor: leftToRefund(found), currency: found.currency }
  const amount = how === 'whole' ? left : readPart(part, left)
  if (typeof amount === 'string')
    return { errors: [{ field: 'part', message: amount }], values, proposal: null }
  return {
    errors: [],
    values,
    proposal: {
      id: randomUUID(),
      amountMinor: String(amount.minor),
      sum: say(amount),
      donor:
        donation.donorEmail === null
          ? 'a donor whose address we do not have'
          : showAddressToStaff(donation.donorEmail),
      reason,
      reasonText: refundReasons[reason],
      note,
    },
  }
}

/** The amount, or an instruction about what is wrong with it. */
function readPart(part: string, left: Money): Money | string {
  const typed = parseAmount(part, left.currency)
  if (!typed.ok) return explainDonation(typed, textIn())
  if (typed.value.minor === 0) return 'Enter an amount greater than zero.'
  return typed.value.minor > left.minor
    ? `Enter ${say(left)} or less: that is all that is left.`
    : typed.value
}

const orderSchema = z.object({
  donation: z.uuid(),
  id: z.uuid(),
  payment: z.string().min(1).max(255),
  amountMinor: wholeNumber(1),
  reason: z.enum(Object.keys(refundReasons) as [RefundReason, ...RefundReason[]]),
  note: z.string().max(500),
})

/** The second press: orders the refund. The donation's page shows the outcome. */
export async function giveBack(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('donations.refund')
  const { donation, payment, ...wish } = readFormFields(orderSchema, form)
  const ordered = await orderRefund(
    { ...wish, paymentIntentId: payment },
    { staffId, now: await currentTime() },
  )
  if (!ordered.ok) redirect(path(`/staff/donations/${donation}/refund`, { payment, changed: '1' }))
  redirect(path(`/staff/donations/${donation}`, { refund: wish.id }))
}
