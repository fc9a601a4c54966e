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

export type Decline = { code: string; declineCode: string | null; message: string; isBlocked?: true }

export type CardOutcome =
  { kind: 'succeed' } | { kind: 'decline'; decline: Decline } | { kind: 'authenticate'; then: CardOutcome }

/** `group` is the heading under which the checkout page lists the card. */
export type TestCard = {
  number: string
  name: string
  group: 'Succeeds' | '3-D Secure' | 'Is declined'
  outcome: CardOutcome
  /** What a later charge does when nobody is there to answer; where left out, the same. */
  later?: CardOutcome
}

const succeed: CardOutcome = { kind: 'succeed' }
const declined = 'Your card was declined.'

/** Stripe's table: docs.stripe.com/testing, read 2026-10. */
export const testCards: readonly TestCard[] = [
  card('4242 4242 4242 4242', 'Visa', 'Succeeds', succeed),
  card('5555 5555 5555 4444', 'Mastercard', 'Succeeds', succeed),
  card('3782 822463 10005', 'American Express', 'Succeeds', succeed),
  card('4000 0000 0000 0259', 'succeeds, and is then disputed', 'Succeeds', succeed),
  card('4000 0000 0000 7726', 'succeeds; a refund takes a day', 'Succeeds', succeed),
  card('4000 0000 0000 5126', 'succeeds; a refund fails after a day', 'Succeeds', succeed),
  card(
    '4000 0025 0000 3155',
    'asks at the first payment, renews quietly',
    '3-D Secure',
    authenticate(succeed),
    succeed,
  ),
  card('4000 0027 6000 3184', 'asks at every payment', '3-D Secure', authenticate(succeed)),
  card('4000 0038 0000 0446', 'asks though it is set up', '3-D Secure', authenticate(succeed), succeed),
  card(
    '4000 0084 0000 1629',
    'asks, then is declined',
    '3-D Secure',
    authenticate(decline('generic_decline')),
  ),
  card('4000 0082 6000 3178', 'asks, then lacks funds', '3-D Secure', authenticate(insufficientFunds())),
  card('4000 0000 0000 0002', 'declined', 'Is declined', decline('generic_decline')),
  card('4000 0000 0000 9995', 'insufficient funds', 'Is declined', insufficientFunds()),
  card('4000 0000 0000 9987', 'lost card', 'Is declined', decline('lost_card')),
  card('4000 0000 0000 9979', 'stolen card', 'Is declined', decline('stolen_card')),
  card('4000 0000 0000 0069', 'expired card', 'Is declined', fault('expired_card', 'Your card has expired.')),
  card('4000 0000 0000 0127', 'wrong CVC', 'Is declined', wrongCvc()),
  card('4000 0000 0000 0119', 'processing error', 'Is declined', processingError()),
  card('4242 4242 4242 4241', 'wrong number', 'Is declined', wrongNumber()),
  card('4000 0000 0000 6975', 'too many attempts', 'Is declined', velocityExceeded()),
  card('4000 0000 0000 0341', 'can be saved, fails when charged', 'Is declined', decline('generic_decline')),
  card('4100 0000 0000 0019', 'always blocked as fraud', 'Is declined', blocked()),
]

/** What happens with this number (digits only). Every number outside the table is taken for a real card, and declined. */
export function outcomeOf(number: string): { outcome: CardOutcome; testCard: string } {
  const known = testCards.find((each) => each.number.replace(/ /g, '') === number)
  if (known === undefined) return { outcome: liveCard, testCard: 'unknown' }
  return { outcome: known.outcome, testCard: known.name }
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

/** Whether a saved card is the test card of this number (digits only). */
export function isTestCard(kept: string, number: string): boolean {
  return outcomeOf(number).testCard === kept
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

function card(
  ...[number, name, group, outcome, later]: [
    string,
    string,
    TestCard['group'],
    CardOutcome,
    (CardOutcome | undefined)?,
  ]
): TestCard {
  return { number, name, group, outcome, ...(later === undefined ? {} : { later }) }
}

function authenticate(then: CardOutcome): CardOutcome {
  return { kind: 'authenticate', then }
}

function decline(declineCode: string): CardOutcome {
  return { kind: 'decline', decline: { code: 'card_declined', declineCode, message: declined } }
}

function fault(code: string, message: string): CardOutcome {
  return { kind: 'decline', decline: { code, declineCode: null, message } }
}

function insufficientFunds(): CardOutcome {
  const message = 'Your card has insufficient funds.'
  return { kind: 'decline', decline: { code: 'card_declined', declineCode: 'insufficient_funds', message } }
}

function velocityExceeded(): CardOutcome {
  const message =
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.'
  return {
    kind: 'decline',
    decline: { code: 'card_declined', declineCode: 'card_velocity_exceeded', message },
  }
}

function blocked(): CardOutcome {
  const decline = {
    code: 'card_declined',
    declineCode: 'fraudulent',
    message: declined,
    isBlocked: true as const,
  }
  return { kind: 'decline', decline }
}

function wrongCvc(): CardOutcome {
  return fault('incorrect_cvc', "Your card's security code is incorrect.")
}

function wrongNumber(): CardOutcome {
  return fault('incorrect_number', 'Your card number is incorrect.')
}

function processingError(): CardOutcome {
  const message = 'An error occurred while processing your card. Try again in a little bit.'
  return fault('processing_error', message)
}
