import { z } from 'zod'
import { emailSchema } from '../email-address'
import { currencySchema, explainGift, frequencySchema, labelSchema, readGift } from '../offers/schema'
import { typedAmountOf } from './rules'

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
})

export const donationSchema = boxSchema.transform((box, context) => {
  const gift = readGift(typedAmountOf(box), box)
  if (!gift.ok) {
    context.addIssue({ code: 'custom', path: ['other'], message: explainGift(gift) })
    return z.NEVER
  }
  const { frequency, article, placement, campaign } = box
  return { frequency, amount: gift.value, article, placement: placement ?? 'donate-page', campaign }
})
export type DonationRequest = z.infer<typeof donationSchema>

/** Where a link that goes on with a donation is to be mailed. */
export const continueSchema = z.object({ email: emailSchema })
