import * as z from 'zod'
import { emailSchema } from '../addresses/email-address'
import type { Language } from '../languages/rules'
import { textIn } from '../languages/text'
import type { Money } from '../money'
import { explainDonation, readDonation } from '../offers/read-donation'
import { coverFee } from '../offers/rules'
import { coverFeeSchema, currencySchema, frequencySchema, labelSchema, neutralSchema } from '../offers/schema'
import {
  endReasons,
  pauseMonths,
  refundReasons,
  typedAmountOf,
  type EndReason,
  type RefundReason,
} from './rules'

const typedAmount = z.string().trim().max(40, 'Enter the amount in figures, for example 12.50.').optional()

/**
 * The donation form as submitted. Each frequency has its own set of radio buttons (`amount-monthly` = "5"), shown by
 * CSS alone. `shown-monthly` is the one that the page showed as chosen. The last choice counts (`typedAmountOf`).
 */
const boxSchema = z.object({
  frequency: frequencySchema,
  currency: currencySchema,
  'amount-once': typedAmount,
  'amount-monthly': typedAmount,
  'amount-annual': typedAmount,
  'shown-once': typedAmount,
  'shown-monthly': typedAmount,
  'shown-annual': typedAmount,
  other: typedAmount,
  article: labelSchema,
  placement: labelSchema,
  campaign: labelSchema,
  coverFee: coverFeeSchema,
  neutral: neutralSchema,
})

export const donationSchema = boxSchema.transform((box, context) => {
  const donation = readDonation(typedAmountOf(box), box)
  if (!donation.ok) {
    context.addIssue({ code: 'custom', path: ['other'], message: explainDonation(donation, textIn()) })
    return z.NEVER
  }
  const { frequency, article, placement, campaign } = box
  const where = { article, placement: placement ?? 'donate-page', campaign }
  return {
    frequency,
    ...whatToCharge(donation.value, box.coverFee === 'yes'),
    ...where,
    neutralMail: box.neutral === 'yes',
  }
})

/** The limits apply to the donation itself; the amount that covers the card fee is added on top. */
function whatToCharge(donation: Money, isFeeCovered: boolean): { amount: Money; feeCoveredMinor?: number } {
  if (!isFeeCovered) return { amount: donation }
  const { total, fee } = coverFee(donation)
  return { amount: total, feeCoveredMinor: fee.minor }
}

/** `neutralMail` is missing if the form did not ask. */
export type DonationRequest = Omit<z.infer<typeof donationSchema>, 'neutralMail'> & {
  neutralMail?: boolean
  /** That of the page on which it was given. */
  language?: Language
}

/** Where to mail a link that continues a donation. */
export const continueSchema = z.object({ email: emailSchema })
const trimmed = (most: number, message?: string) => z.string().trim().max(most, message)

/** What a form about a donation may ask for. Amount and date are parsed later, once the donation is known. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), amount: trimmed(40).catch('') }),
  z.object({ kind: z.literal('date'), day: trimmed(10).catch('') }),
  z.object({
    kind: z.literal('pause'),
    months: z.coerce.number().pipe(z.literal(pauseMonths, 'Choose for how long.')),
  }),
  z.object({ kind: z.literal('frequency'), amount: trimmed(40).catch('') }),
  z.object({
    kind: z.literal('until'),
    until: trimmed(10, 'Choose an end.').catch(''),
    day: trimmed(10).catch(''),
  }),
  z.object({ kind: z.enum(['skip', 'resume', 'keep']) }),
  z.object({
    kind: z.literal('end'),
    reason: z
      .enum(Object.keys(endReasons) as EndReason[])
      .nullable()
      .catch(null),
    words: trimmed(500, 'Use 500 characters or fewer; for more, please email us.')
      .optional()
      .transform((words = '') => words || null),
  }),
])
export type ChangeRequest = z.infer<typeof changeSchema>

/** The staff form for a refund: all that is left of a payment, or a typed part of it. */
export const refundSchema = z
  .object({
    payment: z.string().min(1).max(255),
    how: z.enum(['whole', 'part'], 'Choose how much to refund.'),
    part: z.string().trim().max(40).default(''),
    reason: z.enum(Object.keys(refundReasons) as [RefundReason, ...RefundReason[]], 'Choose a reason.'),
    note: z.string().trim().max(500, 'Use 500 characters or fewer.').default(''),
  })
  .superRefine(({ how, part }, context) => {
    if (how === 'whole' || part !== '') return
    context.addIssue({ code: 'custom', path: ['part'], message: 'Enter how much to refund.' })
  })
