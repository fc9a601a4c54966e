import type { ReactNode } from 'react'
import { dayOf, formatDay, formatShortDate } from '@/lib/days'
import type { PaymentView } from '@/lib/desk/donations/find-donation'
import { sayOpenOrder, sayRefund } from './refund-words'
import { Table } from './table'
import { sayInFull } from './words'

type Props = {
  caption: string
  payments: PaymentView[]
  /** The possible actions for a payment, if there are any. */
  actionsOf?: (payment: PaymentView) => ReactNode
}

/** A table of payments, each with everything that followed it in words. */
export function Payments({ caption, payments, actionsOf }: Props) {
  const last = actionsOf === undefined ? 'What happened next' : 'What happened next, and what you can do'
  return (
    <Table
      caption={caption}
      columns={['Paid', 'Amount', 'Fee', 'Reference', last]}
      figures={[1, 2]}
      extra={[2, 3]}
      rows={payments.map((payment) => ({
        key: payment.paymentIntentId,
        cells: [
          ...cellsOf(payment),
          <>
            <Followed {...payment} />
            {actionsOf?.(payment)}
          </>,
        ],
      }))}
      empty="No payment has arrived yet."
    />
  )
}

function cellsOf({ paymentIntentId, paidAt, amountMinor, currency, feeMinor, feeCurrency }: PaymentView) {
  return [
    formatShortDate(paidAt),
    sayInFull({ minor: amountMinor, currency }),
    feeMinor === null ? 'Not known yet' : sayInFull({ minor: feeMinor, currency: feeCurrency ?? currency }),
    <code key="reference">{paymentIntentId.slice(-8)}</code>,
  ]
}

function Followed({
  refunds,
  disputes,
  refundOrders,
}: Pick<PaymentView, 'refunds' | 'disputes' | 'refundOrders'>) {
  const words = [
    ...refunds.map(sayRefund),
    ...refundOrders.flatMap((order) => sayOpenOrder(order) ?? []),
    ...disputes.map((dispute) => sayDispute(dispute)),
  ]
  return words.length === 0 ? 'Nothing' : words.map((line, index) => <p key={index}>{line}</p>)
}

function sayDispute({
  amountMinor,
  currency,
  status,
  reason,
  openedAt,
  answerBy,
}: PaymentView['disputes'][number]): string {
  const sum = sayInFull({ minor: amountMinor, currency })
  const opened = `disputed on ${formatShortDate(openedAt)} (${reason.replaceAll('_', ' ')})`
  if (status === 'won') return `${sum} ${opened}: decided for us`
  if (status === 'lost') return `${sum} ${opened}: the bank took it back`
  if (!status.endsWith('needs_response')) return `${sum} ${opened}: the bank is looking at it`
  return `${sum} ${opened}: answer it in Stripe’s dashboard${answerBy === null ? '' : ` by ${formatDay(dayOf(answerBy))}`}`
}
