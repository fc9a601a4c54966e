import * as z from 'zod'
import { publication } from '../publication'
import { defaultFrequency, frequencies } from './rules'

export const frequencySchema = z.enum(frequencies, 'Choose how often you would like to give.')

export const currencySchema = z.preprocess(
  (value) => (typeof value === 'string' ? value.toLowerCase() : value),
  z.enum(publication.currencies, 'Choose one of the currencies offered.'),
)

/** A slug, a placement or a campaign in a form: short and harmless, or dropped. */
export const labelSchema = z
  .string()
  .trim()
  .max(120)
  .regex(/^[\w.-]+$/)
  .optional()
  .catch(undefined)

/** A ticked checkbox; anything else counts as not ticked. */
export const coverFeeSchema = z.literal('yes').optional().catch(undefined)

/** "Keep the sender and subject neutral". */
export const neutralSchema = z.literal('yes').optional().catch(undefined)

/** Values that a link may pre-fill in the donation box. Invalid ones are dropped without an error. */
export const donationLinkSchema = z.object({
  frequency: frequencySchema.catch(defaultFrequency),
  currency: currencySchema.catch(publication.currency),
  amount: z.string().trim().max(40).optional().catch(undefined),
  article: labelSchema,
  placement: labelSchema,
  campaign: labelSchema,
  coverFee: coverFeeSchema,
  neutral: neutralSchema,
})
export type DonationLink = z.infer<typeof donationLinkSchema>
