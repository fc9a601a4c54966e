import type { BrowserMessage, Text } from '../languages/messages'
import { parseAmount, type AmountRefusal, type Money } from '../money'
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

/** What is wrong with an amount, as an instruction to the reader. The desk has it in English. */
export function explainDonation(refusal: DonationRefusal, t: Text<BrowserMessage>): string {
  switch (refusal.reason) {
    case 'empty':
      return t('Enter an amount, or choose one of those above.')
    case 'not_a_number':
      return t('Enter the amount in figures, for example 12.50.')
    case 'too_precise':
      return refusal.decimals === 0
        ? t('Enter a whole amount, without decimals.')
        : t('Enter an amount with no more than {decimals} decimals, for example 12.50.', {
            decimals: refusal.decimals,
          })
    case 'ambiguous': {
      const [one, other] = refusal.readings
      return t('Do you mean {one} or {other}? Type it without the dot, or with two decimals.', {
        one: t.money(one),
        other: t.money(other),
      })
    }
    case 'other_currency':
      return t('This amount is in {code}. Enter it in {code}, for example 12.50.', {
        code: refusal.expected.toUpperCase(),
      })
    case 'too_small':
      return t('Enter {least} or more.', { least: t.money(refusal.least) })
    case 'too_large':
      return t('Enter {most} or less. For a larger donation, please write to {contact}.', {
        most: t.money(refusal.most),
        contact: publication.contact,
      })
    default:
      return unreachable(refusal)
  }
}
