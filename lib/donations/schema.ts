import { z } from 'zod'
import { emailSchema } from '../email-address'
import type { Money } from '../money'
import { coverFee } from '../offers/rules'
import {
  coverFeeSchema,
  currencySchema,
  explainGift,
  frequencySchema,
  labelSchema,
  neutralSchema,
  readGift,
} from '../offers/schema'
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
 * The box as it is submitted. Each frequency has its own set of radios (`amount-monthly` = "5"), shown by CSS
 * alone; `other` wins over them, because whoever typed an amount meant it.
 */
const boxSchema = z.object({
  frequency: frequencySchema,
  currency: currencySchema,
  'amount-once': typedAmount,
  'amount-monthly': typedAmount,
  'amount-annual': typedAmount,
  other: typedAmount,
  article: labelSchema,
  placement: labelSchema,
  campaign: labelSchema,
  coverFee: coverFeeSchema,
  neutral: neutralSchema,
})

export const donationSchema = boxSchema.transform((box, context) => {
  const gift = readGift(typedAmountOf(box), box)
  if (!gift.ok) {
    context.addIssue({ code: 'custom', path: ['other'], message: explainGift(gift) })
    return z.NEVER
  }
  const { frequency, article, placement, campaign } = box
  const where = { article, placement: placement ?? 'donate-page', campaign }
  return {
    frequency,
    ...whatToCharge(gift.value, box.coverFee === 'yes'),
    ...where,
    neutralMail: box.neutral === 'yes',
  }
})

/** The bounds are those of the gift; what covers its fee comes on top. */
function whatToCharge(gift: Money, isFeeCovered: boolean): { amount: Money; feeCoveredMinor?: number } {
  if (!isFeeCovered) return { amount: gift }
  const { total, fee } = coverFee(gift)
  return { amount: total, feeCoveredMinor: fee.minor }
}

/** `neutralMail` is missing where nobody was asked. */
export type DonationRequest = Omit<z.infer<typeof donationSchema>, 'neutralMail'> & { neutralMail?: boolean }

/** Where a link that goes on with a donation is to be mailed. */
export const continueSchema = z.object({ email: emailSchema })
const trimmed = (most: number, message?: string) => z.string().trim().max(most, message)

/** What a form about a gift may wish; an amount and a day are read where the gift is known. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), amount: trimmed(40).catch('') }),
  z.object({ kind: z.literal('date'), day: trimmed(10).catch('') }),
  z.object({
    kind: z.literal('pause'),
    months: z.coerce.number().pipe(z.literal(pauseMonths, 'Choose for how long.')),
  }),
  z.object({ kind: z.enum(['skip', 'resume', 'keep']) }),
  z.object({
    kind: z.literal('end'),
    reason: z
      .enum(Object.keys(endReasons) as EndReason[])
      .nullable()
      .catch(null),
    words: trimmed(500, 'Use 500 characters or fewer; a longer letter is welcome by mail.')
      .optional()
      .transform((words = '') => words || null),
  }),
])
export type ChangeRequest = z.infer<typeof changeSchema>

/** The desk's form for giving a payment back: all that is left of it, or a part that is typed. */
export const refundSchema = z
  .object({
    payment: z.string().min(1).max(255),
    how: z.enum(['whole', 'part'], 'Choose how much to give back.'),
    part: z.string().trim().max(40).default(''),
    reason: z.enum(Object.keys(refundReasons) as [RefundReason, ...RefundReason[]], 'Choose a reason.'),
    note: z.string().trim().max(500, 'Keep it to 500 characters.').default(''),
  })
  .superRefine(({ how, part }, context) => {
    if (how === 'whole' || part !== '') return
    context.addIssue({ code: 'custom', path: ['part'], message: 'Enter how much to give back.' })
  })
