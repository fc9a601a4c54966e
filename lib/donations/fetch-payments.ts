import { expanded, idOf, instant } from './references'
import type { DisputeTruth, FailedRenewal, PaymentTruth, RefundTruth } from './rules'
import { stripe, type Stripe } from './stripe'

/**
 * Every payment of a subscription, and the renewal that is failing now. Stripe names an invoice's payment intent
 * only in the invoice's own list of payments, and what became of it only in the charge: two lists of a hundred, and
 * not a question for each payment. The invoices are read first, so that whatever they call paid has its charge
 * in the second list.
 */
export async function readInvoices({
  id: subscription,
  customer,
}: Pick<Stripe.Subscription, 'id' | 'customer'>): Promise<{
  payments: PaymentTruth[]
  failed: FailedRenewal | null
}> {
  const invoiceOf = new Map<string, string>()
  let failed: FailedRenewal | null = null
  const invoices = stripe().invoices.list({ subscription, limit: 100, expand: ['data.payments'] })
  for await (const invoice of invoices) {
    failed ??= failedRenewal(invoice)
    for (const { payment, status } of invoice.payments?.data ?? []) {
      const intentId = idOf(payment.payment_intent)
      if (status === 'paid' && intentId !== null) invoiceOf.set(intentId, invoice.id)
    }
  }
  return { payments: await fetchAll(invoiceOf, idOf(customer) ?? ''), failed }
}

function failedRenewal({ id, status, attempt_count, next_payment_attempt, amount_due }: Stripe.Invoice) {
  const nextAttemptAt = instant(next_payment_attempt)
  const isFailing = status === 'open' && attempt_count > 0 && nextAttemptAt !== null
  return isFailing ? { invoiceId: id, amountMinor: amount_due, attempts: attempt_count, nextAttemptAt } : null
}

/** @param invoiceOf intent -> the invoice that it paid; the customer may have paid others */
async function fetchAll(invoiceOf: ReadonlyMap<string, string>, customer: string): Promise<PaymentTruth[]> {
  const payments: PaymentTruth[] = []
  if (invoiceOf.size === 0) return payments
  const expand = ['data.refunds', 'data.balance_transaction']
  for await (const charge of stripe().charges.list({ customer, limit: 100, expand })) {
    const invoiceId = invoiceOf.get(idOf(charge.payment_intent) ?? '')
    if (invoiceId === undefined || charge.status !== 'succeeded') continue
    payments.push(await paymentOf(charge, invoiceId))
    if (payments.length === invoiceOf.size) break
  }
  return payments
}

const withCharge = { expand: ['latest_charge.refunds', 'latest_charge.balance_transaction'] }

/** One payment if the money moved, else none: a session that is complete but unpaid is not money. */
export async function fetchPayment(intentId: string | null): Promise<PaymentTruth[]> {
  if (intentId === null) return []
  const { status, latest_charge } = await stripe().paymentIntents.retrieve(intentId, withCharge)
  const charge = expanded(latest_charge)
  if (status !== 'succeeded' || charge?.status !== 'succeeded') return []
  return [await paymentOf(charge, null)]
}

/** @param charge with its refunds and its balance transaction */
async function paymentOf(charge: Stripe.Charge, invoiceId: string | null): Promise<PaymentTruth> {
  const fee = expanded(charge.balance_transaction)
  return {
    paymentIntentId: idOf(charge.payment_intent) ?? '',
    chargeId: charge.id,
    invoiceId,
    amountMinor: charge.amount,
    currency: charge.currency,
    paidAt: new Date(charge.created * 1000),
    fee: fee && { minor: fee.fee, currency: fee.currency },
    refunds: await listRefunds(charge),
    disputes: charge.disputed ? await listDisputes(charge.id) : [],
  }
}

/** A charge carries its last ten refunds; whoever has more is asked for all. */
async function listRefunds({ id, refunds }: Stripe.Charge): Promise<RefundTruth[]> {
  if (refunds?.has_more !== true) return (refunds?.data ?? []).map(refundTruth)
  const all: RefundTruth[] = []
  for await (const refund of stripe().refunds.list({ charge: id, limit: 100 })) all.push(refundTruth(refund))
  return all
}

function refundTruth(refund: Stripe.Refund): RefundTruth {
  const { id, amount, currency, status, created, metadata } = refund
  return {
    ...{ id, amountMinor: amount, currency },
    status: status ?? 'pending',
    refundedAt: new Date(created * 1000),
    failureReason: refund.failure_reason ?? null,
    pendingReason: refund.pending_reason ?? null,
    orderId: metadata?.asked_for_by ?? null,
  }
}

async function listDisputes(charge: string): Promise<DisputeTruth[]> {
  const { data } = await stripe().disputes.list({ charge, limit: 100 })
  return data.map(({ id, amount, currency, status, reason, created, evidence_details: evidence }) => ({
    ...{ id, amountMinor: amount, currency, status, reason },
    openedAt: new Date(created * 1000),
    answerBy: instant(evidence.due_by),
  }))
}
