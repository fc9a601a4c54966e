import { z } from 'zod'
import { formatMoney, parseAmount, type AmountRefusal, type Money } from '../money'
import { publication, type Currency } from '../publication'
import { refuse, unreachable, type Result } from '../result'
import { checkBounds, defaultFrequency, frequencies, type BoundsRefusal, type Frequency } from './rules'

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

export type DonationRefusal = AmountRefusal | BoundsRefusal

/** Reads a typed amount and checks it against the limits of its frequency. */
export function readDonation(
  typed: string,
  { frequency, currency }: { frequency: Frequency; currency: Currency },
): Result<Money, DonationRefusal> {
  const amount = parseAmount(typed, currency)
  return amount.ok ? checkBounds(amount.value, { frequency, currency }) : refuse(amount)
}

/** What is wrong with an amount, as an instruction to the reader. */
export function explainDonation(refusal: DonationRefusal): string {
  const say = (amount: Money) => formatMoney(amount, publication.locale)
  switch (refusal.reason) {
    case 'empty':
      return 'Enter an amount, or choose one of those above.'
    case 'not_a_number':
      return 'Enter the amount in figures, for example 12.50.'
    case 'too_precise':
      return refusal.decimals === 0
        ? 'Enter a whole amount, without decimals.'
        : `Enter an amount with no more than ${refusal.decimals} decimals, for example 12.50.`
    case 'ambiguous': {
      const [one, other] = refusal.readings
      return `Do you mean ${say(one)} or ${say(other)}? Type it without the dot, or with two decimals.`
    }
    case 'too_small':
      return `Enter ${say(refusal.least)} or more.`
    case 'too_large':
      return `Enter ${say(refusal.most)} or less. For a larger donation, please write to ${publication.contact}.`
    default:
      return unreachable(refusal)
  }
}

/** Values that a link may pre-fill in the donation box. Invalid ones are dropped without an error. */
export const donationLinkSchema = z.object({
  frequency: frequencySchema.catch(defaultFrequency),
  currency: currencySchema.catch(publication.currency),
  amount: z.string().trim().max(20).optional().catch(undefined),
  article: labelSchema,
  placement: labelSchema,
  campaign: labelSchema,
  coverFee: coverFeeSchema,
  neutral: neutralSchema,
})
export type DonationLink = z.infer<typeof donationLinkSchema>
