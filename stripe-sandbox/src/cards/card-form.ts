import { brandOf, isListed, isLuhnValid, outcomeOf } from './cards'
import type { Payer } from '../checkout/attempt'
import { isEmail } from '../http/validate'
import type { FormObject } from '../http/wire'

export type CardFormErrors = Partial<
  Record<'email' | 'cardNumber' | 'cardExpiry' | 'cardCvc' | 'billingName', string>
>

export type CardForm = { isValid: true; payer: Payer } | { isValid: false; errors: CardFormErrors }

/** Reads the form of the checkout page. `now` decides whether a card has expired. */
export function readCardForm(form: FormObject, facts: { fixedEmail: string | null; now: Date }): CardForm {
  const email = facts.fixedEmail ?? textOf(form, 'email')
  const number = textOf(form, 'cardNumber').replace(/[\s-]/g, '')
  const expiry = readExpiry(textOf(form, 'cardExpiry'))
  const name = textOf(form, 'billingName')
  const faults = {
    email: isEmail(email) ? null : 'Type an email address, like name@example.com',
    cardNumber: numberFault(number),
    cardExpiry: expiryFault(expiry, facts.now),
    cardCvc: cvcFault(textOf(form, 'cardCvc'), number),
    billingName: nameFault(name),
  }
  const errors = Object.fromEntries(
    Object.entries(faults).filter(([, fault]) => fault !== null),
  ) as CardFormErrors
  if (Object.keys(errors).length > 0 || expiry === null) return { isValid: false, errors }
  const { outcome, testCard } = outcomeOf(number)
  const card = {
    brand: brandOf(number),
    last4: number.slice(-4),
    expMonth: expiry.month,
    expYear: expiry.year,
    testCard,
  }
  return { isValid: true, payer: { email, name, card, outcome } }
}

export function textOf(form: FormObject, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value.trim() : ''
}

function numberFault(number: string): string | null {
  if (number === '') return 'Type a card number'
  if (!/^\d+$/.test(number)) return 'A card number has only digits'
  if (number.length < 12) return 'Your card number is incomplete.'
  // One test card has a wrong check digit: the bank declines it, not the form.
  const isWrong = number.length > 19 || (!isListed(number) && !isLuhnValid(number))
  return isWrong ? 'Your card number is invalid.' : null
}

type Expiry = { month: number; year: number }

/** "12 / 34", "12/34", "1234" and "12/2034". */
function readExpiry(typed: string): Expiry | null {
  const [, month, year] =
    /^(\d{1,2})\s*\/\s*(\d{2}|\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})$/.exec(typed) ?? []
  if (month === undefined || year === undefined) return null
  return { month: Number(month), year: Number(year.length === 2 ? `20${year}` : year) }
}

function expiryFault(expiry: Expiry | null, now: Date): string | null {
  if (expiry === null || expiry.month < 1 || expiry.month > 12)
    return 'Type the expiry as month and year, like 04 / 31'
  const firstDayAfter = Date.UTC(expiry.year, expiry.month, 1)
  if (firstDayAfter <= now.getTime()) return "Your card's expiration date is in the past."
  return expiry.year > now.getUTCFullYear() + 50 ? "Your card's expiration year is invalid." : null
}

function cvcFault(cvc: string, number: string): string | null {
  const length = brandOf(number) === 'amex' ? 4 : 3
  return new RegExp(`^\\d{${length}}$`).test(cvc) ? null : `Type the ${length} digits of the CVC`
}

function nameFault(name: string): string | null {
  if (name === '') return 'Type the name on the card'
  return name.length > 200 ? 'Shorten the name to 200 letters' : null
}
