import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { buildPaymentMethod } from '../builders/payment-method'
import { brandOf, isTestCard, laterOutcomeOf, outcomeOf } from '../cards/cards'
import { changedFrom } from '../state/changes'
import { findCustomer } from './find-customer'
import { emit } from '../webhooks/events'
import { noSuch } from '../http/resources'
import { gaps, mergeMetadata, metadata, readParams, refused, required, text } from '../http/validate'
import { ApiError, notBuilt, type FormObject } from '../http/wire'

type Call = { id: string; form: FormObject; cause: Cause }

/** Stripe's ids for test cards. Each use makes a new payment method. */
const testMethods: Readonly<Record<string, string>> = {
  pm_card_visa: '4242424242424242',
  pm_card_visa_debit: '4000056655665556',
  pm_card_mastercard: '5555555555554444',
  pm_card_mastercard_debit: '5200828282828210',
  pm_card_mastercard_prepaid: '5105105105105100',
  pm_card_amex: '378282246310005',
  pm_card_discover: '6011111111111117',
  pm_card_diners: '36227206271667',
  pm_card_jcb: '3566002020360505',
  pm_card_unionpay: '6200000000000005',
  pm_card_chargeCustomerFail: '4000000000000341',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedLostCard: '4000000000009987',
  pm_card_visa_chargeDeclinedStolenCard: '4000000000009979',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeDeclinedIncorrectCvc: '4000000000000127',
  pm_card_chargeDeclinedProcessingError: '4000000000000119',
  pm_card_visa_chargeDeclinedVelocityLimitExceeded: '4000000000006975',
  pm_card_radarBlock: '4100000000000019',
  pm_card_authenticationRequired: '4000002760003184',
  pm_card_authenticationRequiredOnSetup: '4000002500003155',
  pm_card_threeDSecure2Required: '4000000000003220',
  pm_card_threeDSecureOptional: '4000000000003055',
  pm_card_createDispute: '4000000000000259',
  pm_card_createDisputeProductNotReceived: '4000000000002685',
  pm_card_pendingRefund: '4000000000007726',
  pm_card_refundFail: '4000000000005126',
}

/** `POST /v1/payment_methods/:id/attach`. A declined card is refused already here, except 4000 0000 0000 0341. */
export function attachByRequest(account: Account, { id, form, cause }: Call) {
  const params = readParams(form, { customer: required(text()), ...gaps('customer_account', 'expand') })
  findCustomer(account, params.customer)
  return attachMethod(account, id, { customer: params.customer, cause })
}

export function attachMethod(
  account: Account,
  id: string,
  { customer, cause }: { customer: string; cause: Cause },
): Stripe.PaymentMethod {
  const method = methodOf(account, id)
  const owner = idOf(method.customer)
  if (owner === customer) return method
  if (owner !== null) {
    throw refused('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
    })
  }
  const { testCard } = account.store.get('_card', method.id)
  const outcome = laterOutcomeOf(testCard)
  if (outcome.kind === 'decline' && !isTestCard(testCard, '4000000000000341')) {
    const { code, declineCode, message } = outcome.decline
    throw new ApiError(402, message, { type: 'card_error', code, declineCode })
  }
  const object = account.store.update('payment_method', method.id, { customer })
  emit(account, 'payment_method.attached', { object, cause })
  return object
}

/** `POST /v1/payment_methods/:id/detach`: for good, as at Stripe. It is then no longer a default anywhere. */
export function detachMethod(account: Account, { id, form, cause }: Call): Stripe.PaymentMethod {
  readParams(form, {})
  const before = account.store.find('payment_method', id)
  if (before === null) throw noSuch('PaymentMethod', { id, param: 'payment_method' })
  const customer = idOf(before.customer)
  if (customer === null) {
    throw refused(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
      { code: 'payment_method_unexpected_state' },
    )
  }
  const object = account.store.update('payment_method', id, { customer: null })
  const owner = account.store.get('customer', customer)
  if (owner.invoice_settings.default_payment_method === id) {
    account.store.update('customer', customer, {
      invoice_settings: { ...owner.invoice_settings, default_payment_method: null },
    })
  }
  for (const each of account.store.listLive('subscription')) {
    if (each.default_payment_method !== id) continue
    account.store.update('subscription', each.id, { default_payment_method: null })
  }
  emit(account, 'payment_method.detached', { object, previous: { customer }, cause })
  return object
}

/** `POST /v1/payment_methods/:id`: metadata only. */
export function updateMethod(account: Account, { id, form, cause }: Call): Stripe.PaymentMethod {
  const params = readParams(form, {
    metadata: metadata(),
    ...gaps('allow_redisplay', 'billing_details', 'card', 'expand', 'us_bank_account'),
  })
  const before = account.store.find('payment_method', id)
  if (before === null) throw noSuch('PaymentMethod', { id, param: 'payment_method' })
  const changes = { metadata: mergeMetadata(before.metadata ?? {}, params.metadata) }
  const object = account.store.update('payment_method', id, changes)
  emit(account, 'payment_method.updated', { object, previous: changedFrom(before, changes), cause })
  return object
}

function methodOf(account: Account, id: string): Stripe.PaymentMethod {
  const number = testMethods[id]
  if (number !== undefined) return makeTestMethod(account, number)
  const known = account.store.find('payment_method', id)
  if (known !== null) return known
  if (id.startsWith('pm_card_')) throw notBuilt(`the test payment method ${id}`)
  throw noSuch('PaymentMethod', { id, param: 'payment_method' })
}

function makeTestMethod(account: Account, number: string): Stripe.PaymentMethod {
  const created = secondsNow(account)
  const { testCard: name } = outcomeOf(number)
  const card = {
    brand: brandOf(number),
    last4: number.slice(-4),
    expMonth: account.now().getUTCMonth() + 1,
    expYear: account.now().getUTCFullYear() + 1,
    testCard: name,
  }
  const method = buildPaymentMethod(card, { email: null, name: null, created, customer: null })
  account.store.put('_card', { id: method.id, testCard: name })
  return account.store.put('payment_method', method)
}
