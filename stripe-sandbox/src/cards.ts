import type { CardOutcome, Decline } from './card-outcome'
import { testCards, unplayedCards } from './test-cards'
import { notBuilt } from './wire'

export type CardBrand =
  'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay' | 'unknown'

/** All that is ever kept of a card. */
export type CardFacts = {
  brand: CardBrand
  last4: string
  expMonth: number
  expYear: number
  testCard: string
}

/**
 * What happens with this number (digits only). Every number outside Stripe's tables is taken for a real card, and
 * declined. Throws ApiError 501 for a test card of Stripe's that we do not play.
 */
export function outcomeOf(number: string): { outcome: CardOutcome; testCard: string } {
  const gap = unplayedCards.get(number)
  if (gap !== undefined) throw notBuilt(gap)
  const known = testCards.find((each) => each.number.replace(/ /g, '') === number)
  if (known === undefined) return { outcome: liveCard, testCard: 'unknown' }
  return { outcome: known.outcome, testCard: known.name }
}

/** What becomes of a first charge of a card, by the name under which it was kept. */
export function firstOutcomeOf(testCard: string): CardOutcome {
  return testCards.find((each) => each.name === testCard)?.outcome ?? liveCard
}

/** What becomes of a later charge of a saved card, by the name under which it was kept. */
export function laterOutcomeOf(testCard: string): CardOutcome {
  const known = testCards.find((each) => each.name === testCard)
  return known?.later ?? known?.outcome ?? liveCard
}

/** A renewal that the bank wants to ask about, when nobody is there to answer. */
export const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}

/** Whether a saved card is one of the test cards of these numbers (digits only). */
export function isTestCard(kept: string, ...numbers: string[]): boolean {
  return numbers.some((number) => outcomeOf(number).testCard === kept)
}

/** Whether a form may try this number although its check digit is wrong: Stripe has such test cards. */
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

/** The check digit, as every card form computes it. */
export function isLuhnValid(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}

/** What a failed or unanswered 3-D Secure question leaves behind. */
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
