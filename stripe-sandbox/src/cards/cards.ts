import type { CardOutcome, Decline } from './card-outcome'
import { testCards, unplayedCards } from './test-cards'
import { notBuilt } from '../http/wire'

export type CardBrand =
  | 'visa'
  | 'mastercard'
  | 'amex'
  | 'discover'
  | 'diners'
  | 'jcb'
  | 'unionpay'
  | 'unknown'

/** Everything that is stored of a card. */
export type CardFacts = {
  brand: CardBrand
  last4: string
  expMonth: number
  expYear: number
  testCard: string
}

/**
 * What this number (digits only) does. Every number outside Stripe's tables counts as a real card and is declined.
 * Throws ApiError 501 for a test card of Stripe's that we do not play.
 */
export function outcomeOf(number: string): { outcome: CardOutcome; testCard: string } {
  const gap = unplayedCards.get(number)
  if (gap !== undefined) throw notBuilt(gap)
  const known = testCards.find((each) => each.number.replace(/ /g, '') === number)
  if (known === undefined) return { outcome: liveCard, testCard: 'unknown' }
  return { outcome: known.outcome, testCard: known.name }
}

/** What a card does at its first charge, by its stored name. */
export function firstOutcomeOf(testCard: string): CardOutcome {
  return testCards.find((each) => each.name === testCard)?.outcome ?? liveCard
}

/** What a saved card does at a later charge, by its stored name. */
export function laterOutcomeOf(testCard: string): CardOutcome {
  const known = testCards.find((each) => each.name === testCard)
  return known?.later ?? known?.outcome ?? liveCard
}

/** A renewal that needs 3-D Secure while nobody is there to confirm it. */
export const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}

/** Whether a saved card is one of the test cards of these numbers (digits only). */
export function isTestCard(kept: string, ...numbers: string[]): boolean {
  return numbers.some((number) => outcomeOf(number).testCard === kept)
}

/** Whether a form accepts this number despite its wrong check digit. Stripe has such test cards. */
export function isListed(number: string): boolean {
  return unplayedCards.has(number) || outcomeOf(number).testCard !== 'unknown'
}

export function brandOf(number: string): CardBrand {
  if (/^4/.test(number)) return 'visa'
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard'
  if (/^3[47]/.test(number)) return 'amex'
  if (/^(6011|64|65)/.test(number)) return 'discover'
  if (/^(36|38|30)/.test(number)) return 'diners'
  if (/^35/.test(number)) return 'jcb'
  return /^62/.test(number) ? 'unionpay' : 'unknown'
}

/** The Luhn check digit. */
export function isLuhnValid(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}

/** The error after a failed or unanswered 3-D Secure step. */
export const authenticationFailure: Decline = {
  code: 'payment_intent_authentication_failure',
  declineCode: null,
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}

const liveCard: CardOutcome = {
  kind: 'decline',
  decline: {
    code: 'card_declined',
    declineCode: 'test_mode_live_card',
    message:
      'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  },
}
