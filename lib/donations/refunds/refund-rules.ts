import { isGivenBack, leftToRefund } from '../rules'

/** Why staff cannot refund a payment now; null if they can. */
export type RefundBlock = 'disputed' | 'lost' | 'nothing_left'

type RefundablePayment = Parameters<typeof leftToRefund>[0] & { disputes: readonly { status: string }[] }

/** Stripe's dispute statuses in which the bank holds the money, and those in which it has taken it for good. */
const [heldByBank, takenByBank] = [
  ['needs_response', 'under_review'],
  ['lost', 'prevented'],
]

/**
 * An inquiry by the bank (`warning_…`) blocks nothing, because a refund settles it. A dispute that we won blocks
 * nothing either, because the money is ours again.
 */
export function refundBlock(payment: RefundablePayment): RefundBlock | null {
  const isAny = (states: readonly string[]) => payment.disputes.some(({ status }) => states.includes(status))
  if (isAny(heldByBank)) return 'disputed'
  if (isAny(takenByBank)) return 'lost'
  return leftToRefund(payment) <= 0 ? 'nothing_left' : null
}

export const refundBlockWords: Record<RefundBlock, string> = {
  disputed:
    'The donor’s bank disputes this payment, so Stripe will not refund it. Answer the dispute in Stripe’s dashboard. If you accept it there, the bank returns the money to the donor.',
  lost: 'The donor’s bank has taken this payment back after a dispute. The donor already has the money, so there is nothing left to refund.',
  nothing_left: 'There is nothing left of this payment to refund.',
}

/** The outcome of a refund order so far. 'waiting': Stripe has not accepted it yet. */
export type RefundOutcome = 'waiting' | 'refused' | 'pending' | 'succeeded' | 'failed' | 'canceled'

/** @param status of the refund at Stripe; null until we have read it */
export function refundOutcome(
  { state }: { state: 'ordered' | 'accepted' | 'refused' },
  status: string | null,
): RefundOutcome {
  if (state === 'ordered') return 'waiting'
  if (state === 'refused') return 'refused'
  return status === null ? 'pending' : statusOutcome(status)
}

/** `requires_action` waits for the donor, so staff see it as pending. */
export function statusOutcome(status: string): Exclude<RefundOutcome, 'waiting' | 'refused'> {
  if (status === 'succeeded' || status === 'failed' || status === 'canceled') return status
  return 'pending'
}

/** True once the money has left for the donor's card and has not come back. */
export function hasSucceeded({ status }: { status: string }): boolean {
  return status === 'succeeded'
}

/** True while Stripe has accepted a refund and not carried it out. */
export function isRefundPending({ status }: { status: string }): boolean {
  return isGivenBack({ status }) && !hasSucceeded({ status })
}

export type Explanation = { reason: string; next: string }

const anotherWay = 'Ask the donor for another way to return the money, for example a bank transfer.'

const disputed = {
  reason: 'The donor’s bank disputes this payment.',
  next: 'Answer the dispute in Stripe’s dashboard. If you accept it there, the bank returns the money.',
}
const tooLittle = {
  reason: 'There was not enough money in our Stripe account.',
  next: 'Add money to the balance in Stripe’s dashboard, or wait for the next donations; then refund again.',
}
const notRefundable = { reason: 'This payment can no longer be refunded to its card.', next: anotherWay }
const tooMuch = {
  reason: 'It was more than is left of this payment.',
  next: 'See below what has already been refunded, and refund what is left.',
}

const refusals: Record<string, Explanation> = {
  charge_disputed: disputed,
  refund_disputed_payment: disputed,
  charge_already_refunded: {
    reason: 'All of this payment had already been refunded.',
    next: 'You do not need to do anything else.',
  },
  balance_insufficient: tooLittle,
  insufficient_funds: tooLittle,
  charge_not_refundable: notRefundable,
  expired_payment_method: notRefundable,
  payment_method_not_available: notRefundable,
  charge_expired_for_capture: notRefundable,
  payment_intent_unexpected_state: notRefundable,
  amount_too_large: tooMuch,
  charge_invalid_parameter: tooMuch,
  resource_missing: {
    reason: 'Stripe does not know this payment.',
    next: 'Ask the people who run the server whether our key belongs to the Stripe account that took the payment.',
  },
}

/**
 * Why Stripe refused an order, and what to do next.
 * @param refusal Stripe's code
 */
export function explainRefusal(refusal: string | null): Explanation {
  return (
    wordFor(refusals, refusal) ?? {
      reason: 'Stripe refused it.',
      next: 'Look at the payment in Stripe’s dashboard; Stripe’s support can tell you more.',
    }
  )
}

const failures: Record<string, string> = {
  charge_for_pending_refund_disputed: 'the bank disputed the payment before the refund went through',
  declined: 'the donor’s bank declined it',
  expired_or_canceled_card: 'the card has expired or was closed',
  insufficient_funds: 'there was not enough money in our Stripe account',
  lost_or_stolen_card: 'the card was reported lost or stolen',
  merchant_request: 'it was canceled at our request',
}

/** Why a refund that Stripe had accepted failed later, and what to do next. */
export function explainFailure({ failureReason }: { failureReason: string | null }): Explanation {
  const reason = wordFor(failures, failureReason) ?? 'Stripe gives no reason'
  const next =
    failureReason === 'insufficient_funds'
      ? tooLittle.next
      : failureReason === 'charge_for_pending_refund_disputed'
        ? disputed.next
        : `The money is back in our Stripe account. ${anotherWay}`
  return { reason, next }
}

/** What an accepted refund is still waiting for. */
export function explainPending({
  status,
  pendingReason,
}: {
  status: string
  pendingReason: string | null
}): string {
  if (status === 'requires_action') return 'Stripe has asked the donor for what it needs to send the money.'
  if (pendingReason === 'insufficient_funds')
    return 'It is waiting for money in our Stripe account. Add some to the balance in Stripe’s dashboard.'
  if (pendingReason === 'charge_pending') return 'It is waiting for the payment itself to arrive at Stripe.'
  return 'Stripe is processing it. You do not need to do anything.'
}

/** Looks up own keys only: a code such as `toString` must find nothing. */
function wordFor<Word>(words: Record<string, Word>, code: string | null): Word | undefined {
  return code !== null && Object.hasOwn(words, code) ? words[code] : undefined
}
