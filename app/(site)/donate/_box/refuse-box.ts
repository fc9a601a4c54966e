import { typedAmountOf } from '@/lib/donations/rules'
import type { FormState, Question } from '@/lib/form'
import { explainDonation, readDonation } from '@/lib/offers/read-donation'
import { currencyNames, frequencies, type Frequency } from '@/lib/offers/rules'
import { publication, type Currency } from '@/lib/publication'
import { readBox, type BoxText } from './box-choice'
import { currencyHref } from './currency-href'

/**
 * What is wrong with the amount of a submitted box, in the same words in the browser and on the server; null if nothing
 * is, or if the form is not one of ours. A reminder needs no amount.
 */
export function refuseBox(values: Record<string, string>, t: BoxText): FormState | null {
  const frequency = frequencies.find((each) => each === values.frequency)
  const currency = publication.currencies.find((each) => each === values.currency?.toLowerCase())
  if (values.intent === 'remind' || frequency === undefined || currency === undefined) return null
  const amount = readDonation(typedAmountOf(values), { frequency, currency })
  if (amount.ok) return null
  if (amount.reason === 'other_currency') {
    const typed = publication.currencies.find((each) => each === amount.currency)
    if (typed !== undefined) {
      const question = askCurrency(typed, { values, number: amount.number, frequency, t })
      return { errors: [], values, question }
    }
  }
  return { errors: [{ field: 'other', message: explainDonation(amount, t) }], values }
}

/** One press opens the box in the typed currency, with the same amount and everything else that was chosen. */
function askCurrency(
  currency: Currency,
  {
    values,
    number,
    frequency,
    t,
  }: { values: Record<string, string>; number: string; frequency: Frequency; t: BoxText },
): Question {
  const code = currency.toUpperCase()
  const choice = { ...readBox(values), frequency, amount: number }
  return {
    text: t('You typed {typed}. Give in {code}?', { typed: t.known(currencyNames[currency]), code }),
    yes: null,
    instead: {
      label: t('Yes, give in {code}', { code }),
      href: currencyHref(currency, { link: values, choice }),
    },
  }
}
