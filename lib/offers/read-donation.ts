import { formatMoney, parseAmount, type AmountRefusal, type Money } from '../money'
import { publication, type Currency } from '../publication'
import { refuse, unreachable, type Result } from '../result'
import { checkBounds, type BoundsRefusal, type Frequency } from './rules'

// Without zod, because the donation box reads amounts in the browser too.

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
    case 'other_currency': {
      const code = refusal.expected.toUpperCase()
      return `This amount is in ${code}. Enter it in ${code}, for example 12.50.`
    }
    case 'too_small':
      return `Enter ${say(refusal.least)} or more.`
    case 'too_large':
      return `Enter ${say(refusal.most)} or less. For a larger donation, please write to ${publication.contact}.`
    default:
      return unreachable(refusal)
  }
}
