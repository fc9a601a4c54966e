import { formatShortDate } from '@/lib/days'
import type { PaymentView } from '@/lib/desk/donations/find-donation'
import {
  explainFailure,
  explainPending,
  explainRefusal,
  refundOutcome,
  type RefundOutcome,
} from '@/lib/donations/refunds/refund-rules'
import { sayInFull } from './words'

type Order = PaymentView['refundOrders'][number]
type Refund = PaymentView['refunds'][number]

/** What became of a refund that Stripe has accepted, in a table row. */
export function sayRefund(refund: Refund): string {
  const sum = sayInFull({ minor: refund.amountMinor, currency: refund.currency })
  const day = formatShortDate(refund.refundedAt)
  switch (refund.status) {
    case 'succeeded':
      return `${sum} refunded on ${day}`
    case 'failed': {
      const { reason, next } = explainFailure(refund)
      return `A refund of ${sum} on ${day} failed: ${reason}. ${next}`
    }
    case 'canceled':
      return `A refund of ${sum} on ${day} was canceled. Nothing was refunded.`
    default:
      return `A refund of ${sum} has been pending since ${day}. ${explainPending(refund)}`
  }
}

/** An order that Stripe has not accepted, or has refused; null if the refund itself has a status. */
export function sayOpenOrder(order: Order): string | null {
  const sum = sayInFull({ minor: order.amountMinor, currency: order.currency })
  const day = formatShortDate(order.orderedAt)
  if (order.state === 'accepted') return null
  if (order.state === 'ordered')
    return `A refund of ${sum} was ordered on ${day}. Stripe has not accepted it yet.`
  const { reason, next } = explainRefusal(order.refusal)
  return `A refund of ${sum}, ordered on ${day}, was refused. ${reason} ${next}`
}

/** The current state of an order, for the page after its button, whenever that page is opened. */
export function sayOrder(
  order: Order,
  refunds: readonly Refund[],
): { outcome: RefundOutcome; words: string } {
  const refund = refunds.find(({ id }) => id === order.refundId)
  const outcome = refundOutcome(order, refund?.status ?? null)
  const sum = sayInFull({ minor: order.amountMinor, currency: order.currency })
  return { outcome, words: wordsOf(outcome, { order, refund, sum }) }
}

function wordsOf(
  outcome: RefundOutcome,
  { order, refund, sum }: { order: Order; refund: Refund | undefined; sum: string },
): string {
  switch (outcome) {
    case 'waiting':
      return `The refund of ${sum} is ordered. Stripe is not answering at the moment. We try again every minute, and this page will show the result. You do not need to press the button again.`
    case 'refused': {
      const { reason, next } = explainRefusal(order.refusal)
      return `The refund of ${sum} was refused, and nothing was refunded. ${reason} ${next} Stripe’s message: “${order.refusalMessage ?? ''}”`
    }
    case 'pending':
      return `Stripe has accepted the refund of ${sum}, and it is pending. ${refund === undefined ? '' : explainPending(refund)} We will email the donor once the refund has been sent.`
    case 'succeeded':
      return `${sum} is on its way back to the card, and we have emailed the donor.`
    case 'failed': {
      const { reason, next } = explainFailure({ failureReason: refund?.failureReason ?? null })
      return `The refund of ${sum} failed: ${reason}. ${next}`
    }
    case 'canceled':
      return `The refund of ${sum} was canceled. Nothing was refunded.`
  }
}
