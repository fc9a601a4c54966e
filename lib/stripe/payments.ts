import { unknownDecline } from './stripe-snapshot'
import { expanded, idOf, instant } from './ids'
import type { DisputeSnapshot, FailedRenewal, PaymentSnapshot, RefundSnapshot } from './stripe-snapshot'
import { stripe, type Stripe } from './client'

/**
 * Every payment of a subscription, and the renewal that is failing now. Stripe names an invoice's payment intent only
 * in the invoice's own list of payments, and its outcome only in the charge: two lists of a hundred instead of one
 * request per payment. The invoices are read first, so that each invoice they call paid has its charge in the second
 * list.
 */
export async function readInvoices({
  id: subscription,
  customer,
}: Pick<Stripe.Subscription, 'id' | 'customer'>): Promise<{
  payments: PaymentSnapshot[]
  failed: FailedRenewal | null
}> {
  const invoiceOf = new Map<string, string>()
  let failing: Stripe.Invoice | null = null
  const invoices = stripe().invoices.list({ subscription, limit: 100, expand: ['data.payments'] })
  for await (const invoice of invoices) {
    if (failing === null && isFailing(invoice)) failing = invoice
    for (const { payment, status } of invoice.payments?.data ?? []) {
      const intentId = idOf(payment.payment_intent)
      if (status === 'paid' && intentId !== null) invoiceOf.set(intentId, invoice.id)
    }
  }
  const failed = failing === null ? null : await readFailure(failing)
  return { payments: await fetchAll(invoiceOf, idOf(customer) ?? ''), failed }
}

function isFailing({ status, attempt_count: attempts }: Stripe.Invoice): boolean {
  return status === 'open' && attempts > 0
}

/**
 * Why an open invoice is unpaid; null while a bank is asked. Only its payment intent says so, and only the newest one
 * counts.
 */
async function readFailure(invoice: Stripe.Invoice): Promise<FailedRenewal | null> {
  const payment = invoice.payments?.data.find(({ status }) => status === 'open')
  const intentId = idOf(payment?.payment.payment_intent)
  const intent = intentId === null ? null : await stripe().paymentIntents.retrieve(intentId)
  // A direct debit that is tried again takes days.
  if (intent?.status === 'processing') return null
  const error = intent?.last_payment_error
  const code = error?.decline_code ?? error?.code ?? unknownDecline
  return {
    invoiceId: invoice.id,
    invoicedAt: new Date(invoice.created * 1000),
    amountMinor: invoice.amount_due,
    attempts: invoice.attempt_count,
    nextAttemptAt: instant(invoice.next_payment_attempt),
    // While the bank asks for confirmation, the outcome is open, and its earlier answer no longer applies.
    code: intent?.status === 'requires_action' ? 'authentication_required' : code,
    method: error?.payment_method?.type ?? null,
    triedWith: error?.payment_method?.id ?? null,
    payUrl: invoice.hosted_invoice_url ?? null,
  }
}

/** @param invoiceOf payment intent to the invoice it paid; the customer may have paid others */
async function fetchAll(
  invoiceOf: ReadonlyMap<string, string>,
  customer: string,
): Promise<PaymentSnapshot[]> {
  const payments: PaymentSnapshot[] = []
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

/**
 * One payment if the money moved, else none: a session can be complete and unpaid, while a bank is on its way, or because
 * it did not pay.
 */
export async function fetchPayment(
  intentId: string | null,
): Promise<{ payments: PaymentSnapshot[]; isRefused: boolean }> {
  if (intentId === null) return { payments: [], isRefused: false }
  const { status, latest_charge } = await stripe().paymentIntents.retrieve(intentId, withCharge)
  const charge = expanded(latest_charge)
  const isRefused = status === 'requires_payment_method' || status === 'canceled'
  if (status !== 'succeeded' || charge?.status !== 'succeeded') return { payments: [], isRefused }
  return { payments: [await paymentOf(charge, null)], isRefused }
}

/** @param charge with its refunds and its balance transaction */
async function paymentOf(charge: Stripe.Charge, invoiceId: string | null): Promise<PaymentSnapshot> {
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

/** A charge contains its last ten refunds; if it has more, the full list is fetched. */
async function listRefunds({ id, refunds }: Stripe.Charge): Promise<RefundSnapshot[]> {
  if (refunds?.has_more !== true) return (refunds?.data ?? []).map(refundSnapshot)
  const all: RefundSnapshot[] = []
  for await (const refund of stripe().refunds.list({ charge: id, limit: 100 }))
    all.push(refundSnapshot(refund))
  return all
}

function refundSnapshot(refund: Stripe.Refund): RefundSnapshot {
  const { id, amount, currency, status, created, metadata } = refund
  return {
    id,
    amountMinor: amount,
    currency,
    status: status ?? 'pending',
    refundedAt: new Date(created * 1000),
    failureReason: refund.failure_reason ?? null,
    pendingReason: refund.pending_reason ?? null,
    orderId: metadata?.asked_for_by ?? null,
  }
}

async function listDisputes(charge: string): Promise<DisputeSnapshot[]> {
  const { data } = await stripe().disputes.list({ charge, limit: 100 })
  return data.map(({ id, amount, currency, status, reason, created, evidence_details: evidence }) => ({
    id,
    amountMinor: amount,
    currency,
    status,
    reason,
    openedAt: new Date(created * 1000),
    answerBy: instant(evidence.due_by),
  }))
}
