import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { buildMovement } from '../builders/movement'
import { buildRefund } from '../builders/refund'
import { isTestCard } from '../cards/cards'
import { changedFrom } from '../state/changes'
import { emit } from '../webhooks/events'
import { formatAmount } from '../money'
import type { EveryName } from '../http/params'
import { noSuch } from '../http/resources'
import { gaps, integer, mergeMetadata, metadata, oneOf, readParams, refused, text } from '../http/validate'
import type { FormObject } from '../http/wire'

type Call = { id: string; form: FormObject; cause: Cause }

const day = 86_400

const createShape = {
  amount: integer({ min: 1 }),
  charge: text(),
  metadata: metadata(),
  payment_intent: text(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  ...gaps(
    'currency',
    'customer',
    'expand',
    'instructions_email',
    'origin',
    'refund_application_fee',
    'reverse_transfer',
  ),
} satisfies EveryName<Stripe.RefundCreateParams>

/** `POST /v1/refunds`: the whole rest of a charge, or `amount` of it. Fees are not returned. */
export function createRefund(account: Account, { form, cause }: Call): Stripe.Refund {
  const params = readParams(form, createShape)
  const charge = chargeToRefund(account, params)
  const amount = amountOf(charge, params.amount)
  const card = cardOf(account, charge)
  const isSlow = isTestCard(card, '4000000000007726')
  const { store } = account
  const created = secondsNow(account)
  const bare = buildRefund({
    charge,
    amount,
    reason: params.reason ?? null,
    metadata: mergeMetadata({}, params.metadata),
    status: isSlow ? 'pending' : 'succeeded',
    created,
  })
  const movement = store.put('balance_transaction', movementOf(bare, 'refund', created))
  const refund = store.put('refund', { ...bare, balance_transaction: movement.id })
  if (isSlow) store.put('_refund', { id: refund.id, at: created + day, becomes: 'succeeded' })
  if (isTestCard(card, '4000000000005126')) {
    store.put('_refund', { id: refund.id, at: created + day, becomes: 'failed' })
  }
  const changed = store.update('charge', charge.id, refunded(charge, amount))
  const previous = changedFrom(charge, changed)
  emit(account, 'charge.refunded', { object: changed, previous, cause })
  emit(account, 'refund.created', { object: refund, cause })
  return refund
}

/** `POST /v1/refunds/:id`: metadata only. */
export function updateRefund(account: Account, { id, form, cause }: Call): Stripe.Refund {
  const params = readParams(form, {
    metadata: metadata(),
    ...gaps('expand'),
  } satisfies EveryName<Stripe.RefundUpdateParams>)
  const before = account.store.find('refund', id)
  if (before === null) throw noSuch('refund', { id, param: 'id' })
  const changes = { metadata: mergeMetadata(before.metadata ?? {}, params.metadata) }
  const object = account.store.update('refund', id, changes)
  const previous = changedFrom(before, changes)
  if (Object.keys(previous).length > 0) emit(account, 'refund.updated', { object, previous, cause })
  return object
}

/** Minor units, negative if the money leaves the account. */
export function movementOf(
  refund: Stripe.Refund,
  type: 'refund' | 'refund_failure',
  created: number,
): Stripe.BalanceTransaction {
  return buildMovement({
    amount: type === 'refund' ? -refund.amount : refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    description: type === 'refund' ? 'REFUND FOR CHARGE' : 'REFUND FAILURE',
    created,
    type,
    category: type,
  })
}

/** The charge's fields after a refund of `amount` (negative for a failed refund). */
export function refunded(charge: Stripe.Charge, amount: number): Partial<Stripe.Charge> {
  const total = charge.amount_refunded + amount
  return { amount_refunded: total, refunded: total === charge.amount }
}

function chargeToRefund(
  account: Account,
  params: { charge?: string | undefined; payment_intent?: string | undefined },
): Stripe.Charge {
  const { charge, payment_intent: intent } = params
  if (charge === undefined && intent === undefined) {
    throw refused(
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  }
  const found =
    charge === undefined ? chargeOfIntent(account, intent ?? '') : account.store.find('charge', charge)
  if (found === null) throw noSuch('charge', { id: charge ?? '', param: 'charge' })
  if (intent !== undefined && idOf(found.payment_intent) !== intent) {
    throw refused(`Charge ${found.id} does not belong to PaymentIntent ${intent}.`, {
      param: 'payment_intent',
    })
  }
  return checkRefundable(found)
}

function chargeOfIntent(account: Account, id: string): Stripe.Charge {
  const intent = account.store.find('payment_intent', id)
  if (intent === null) throw noSuch('payment_intent', { id, param: 'payment_intent' })
  const latest = idOf(intent.latest_charge)
  if (intent.status === 'succeeded' && latest !== null) return account.store.get('charge', latest)
  throw refused(`This PaymentIntent (${id}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  })
}

function checkRefundable(charge: Stripe.Charge): Stripe.Charge {
  if (charge.status !== 'succeeded') {
    throw refused(`Charge ${charge.id} has not succeeded, so it cannot be refunded.`, { param: 'charge' })
  }
  if (charge.disputed) {
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    })
  }
  if (!charge.refunded) return charge
  throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
}

function amountOf(charge: Stripe.Charge, wanted: number | undefined): number {
  const rest = charge.amount - charge.amount_refunded
  if (wanted === undefined || wanted <= rest) return wanted ?? rest
  const [asked, left] = [formatAmount(wanted, charge.currency), formatAmount(rest, charge.currency)]
  throw refused(`Refund amount (${asked}) is greater than unrefunded amount on charge (${left})`, {
    param: 'amount',
  })
}

function cardOf(account: Account, charge: Stripe.Charge): string {
  return account.store.find('_card', charge.payment_method ?? '')?.testCard ?? ''
}
