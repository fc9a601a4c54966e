import type { Day } from '../../days'
import { textIn, type ServerText } from '../../languages/text'
import { adviseDebit, isDirectDebit } from './debit-rules'

/**
 * What a donor can do about a refused renewal. `lost`, `stolen` and `fraudulent` have no advice of their own: the
 * person with the card gets the general advice, so that a thief learns nothing.
 */
export type Remedy =
  | 'ask_bank'
  | 'card_details'
  | 'confirm'
  | 'expired'
  | 'limit'
  | 'money'
  | 'not_allowed'
  | 'stopped'
  | 'wait'

/**
 * Stripe's decline codes (docs.stripe.com/declines/codes) and its error codes for cards. All that are not here, such as
 * `generic_decline` and `lost_card`, send the donor to the bank.
 */
const remedies = new Map(
  Object.entries<Remedy>({
    authentication_not_handled: 'confirm',
    authentication_required: 'confirm',
    invoice_payment_intent_requires_action: 'confirm',
    mobile_device_authentication_required: 'confirm',
    payment_intent_action_required: 'confirm',
    payment_intent_authentication_failure: 'confirm',

    expired_card: 'expired',

    incorrect_address: 'card_details',
    incorrect_cvc: 'card_details',
    incorrect_number: 'card_details',
    incorrect_zip: 'card_details',
    invalid_account: 'card_details',
    invalid_cvc: 'card_details',
    invalid_expiry_month: 'card_details',
    invalid_expiry_year: 'card_details',
    invalid_number: 'card_details',
    new_account_information_available: 'card_details',
    resource_missing: 'card_details',

    insufficient_funds: 'money',

    card_velocity_exceeded: 'limit',
    withdrawal_count_limit_exceeded: 'limit',

    approve_with_id: 'wait',
    issuer_not_available: 'wait',
    lock_timeout: 'wait',
    payment_method_provider_timeout: 'wait',
    processing_error: 'wait',
    reenter_transaction: 'wait',
    try_again_later: 'wait',

    card_not_supported: 'not_allowed',
    currency_not_supported: 'not_allowed',
    incorrect_pin: 'not_allowed',
    invalid_amount: 'not_allowed',
    invalid_pin: 'not_allowed',
    not_permitted: 'not_allowed',
    offline_pin_required: 'not_allowed',
    online_or_offline_pin_required: 'not_allowed',
    pin_try_exceeded: 'not_allowed',
    service_not_allowed: 'not_allowed',
    transaction_not_allowed: 'not_allowed',

    revocation_of_all_authorizations: 'stopped',
    revocation_of_authorization: 'stopped',
    stop_payment_order: 'stopped',
  }),
)

export function remedyOf(code: string): Remedy {
  return remedies.get(code) ?? 'ask_bank'
}

export type Advice = {
  remedy: Remedy
  /** A short form for lists. */
  state: string
  /** Why nothing was charged. */
  reason: string
  /** What to do now, and when we try again. */
  todo: string
  /** True if it was not a card that failed. */
  isDebit: boolean
  /** The label of the button that opens the unpaid invoice. */
  payLabel: string
}

type Facts = { again: string; isLast: boolean; t: ServerText }
type Words = { state?: string; reason: string; todo: string }

/**
 * `again` says when the next try is, or that there is none; then `isLast` is true. A new card is tried at once, so no
 * sentence after that says that nothing is tried again.
 */
const words: Record<Remedy, (facts: Facts) => Words> = {
  confirm: ({ again, isLast, t }) => ({
    state: t('Your bank wants you to confirm the last payment'),
    reason: t('Your bank wants you to confirm this payment.'),
    todo: join(
      t('Use the button and confirm the payment in the way your bank asks: in its app or with a code.'),
      again,
      !isLast && t('The bank may then ask again.'),
    ),
  }),
  expired: ({ again, isLast, t }) => ({
    reason: t('The card has expired.'),
    todo: join(t('Please use another card. The payment will then be tried again at once.'), !isLast && again),
  }),
  card_details: ({ again, isLast, t }) => ({
    reason: t('The bank did not recognise the details of the card.'),
    todo: join(
      t('Please enter the card again, or use another one. The payment will then be tried again at once.'),
      !isLast && again,
    ),
  }),
  money: ({ again, isLast, t }) => ({
    reason: t('There was not enough money on the card.'),
    todo: join(
      again,
      !isLast && t('If there is enough on the card by then, you do not need to do anything.'),
      orOtherCard(t),
    ),
  }),
  limit: ({ again, isLast, t }) => ({
    reason: t('The card has reached a limit that the bank has set.'),
    todo: join(
      again,
      !isLast && t('If the limit no longer applies by then, you do not need to do anything.'),
      orOtherCard(t),
    ),
  }),
  wait: ({ again, isLast, t }) => ({
    reason: t('The bank could not answer at that moment.'),
    todo: join(
      again,
      isLast ? orOtherCard(t) : t('You do not need to do anything: it usually goes through then.'),
    ),
  }),
  not_allowed: ({ again, t }) => ({
    reason: t('This card cannot make this payment, for example because of its kind or the currency.'),
    todo: join(t('Please use another card, or ask your bank to allow it.'), again),
  }),
  stopped: ({ again, t }) => ({
    reason: t('Your bank says that payments to us from this card have been stopped.'),
    todo: join(
      t('If you wanted that, please end your donation. If not, use another card or ask your bank.'),
      again,
    ),
  }),
  ask_bank: ({ again, t }) => ({
    reason: t('The bank refused the payment and did not say why.'),
    todo: join(t('Please use another card, or ask your bank.'), again),
  }),
}

function orOtherCard(t: ServerText): string {
  return t('You can pay it now, or use another card.')
}

function join(...sentences: (string | false)[]): string {
  return sentences.filter(Boolean).join(' ')
}

/**
 * The advice for a donor whose renewal was refused. `retryOn` is null if Stripe will not try again. `method` is Stripe's
 * name of what was tried.
 */
export function adviseDonor(
  { code, retryOn, method = null }: { code: string; retryOn: Day | null; method?: string | null },
  t: ServerText = textIn(),
): Advice {
  const remedy = remedyOf(code)
  const isLast = retryOn === null
  const again = isLast
    ? t('It will not be tried again automatically.')
    : t('It will be tried again on {day}.', { day: t.day(retryOn) })
  const isDebit = isDirectDebit(method)
  const facts = { again, isLast, t }
  const { state, reason, todo }: Words = isDebit ? adviseDebit(code, facts) : words[remedy](facts)
  return {
    remedy: isDebit ? 'ask_bank' : remedy,
    isDebit,
    state: state ?? t('The last payment did not go through'),
    reason,
    todo,
    payLabel: remedy === 'confirm' && !isDebit ? t('Confirm the payment') : t('Pay now'),
  }
}
