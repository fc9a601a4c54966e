import type Stripe from 'stripe'
import { idOf } from '../checkout/attempt'
import type {
  CallFault,
  CardRecord,
  CheckoutRecord,
  DeletedRecord,
  DeliveryFault,
  DeliveryRecord,
  IdempotencyRecord,
  InvoiceRecord,
  NextChargeRecord,
  PortalRecord,
  RefundRecord,
  SecretRecord,
  SubscriptionRecord,
} from './records'

/** Everything that is stored, by Stripe's name in `object`. Names with an underscore are our own. */
export type Kinds = {
  'checkout.session': Stripe.Checkout.Session
  payment_intent: Stripe.PaymentIntent
  setup_intent: Stripe.SetupIntent
  charge: Stripe.Charge
  balance_transaction: Stripe.BalanceTransaction
  payment_method: Stripe.PaymentMethod
  customer: Stripe.Customer
  product: Stripe.Product
  price: Stripe.Price
  subscription: Stripe.Subscription
  invoice: Stripe.Invoice
  invoice_payment: Stripe.InvoicePayment
  event: Stripe.Event
  'test_helpers.test_clock': Stripe.TestHelpers.TestClock
  refund: Stripe.Refund
  dispute: Stripe.Dispute
  'billing_portal.configuration': Stripe.BillingPortal.Configuration
  'billing_portal.session': Stripe.BillingPortal.Session
  webhook_endpoint: Stripe.WebhookEndpoint
  _checkout: CheckoutRecord
  _deleted: DeletedRecord
  _invoice: InvoiceRecord
  _next_charge: NextChargeRecord
  _portal: PortalRecord
  _refund: RefundRecord
  _secret: SecretRecord
  _call_fault: CallFault
  _delivery_fault: DeliveryFault
  _subscription: SubscriptionRecord
  _card: CardRecord
  _delivery: DeliveryRecord
  _idempotency: IdempotencyRecord
}

export type Kind = keyof Kinds

export const kinds: readonly Kind[] = [
  'checkout.session',
  'payment_intent',
  'setup_intent',
  'charge',
  'balance_transaction',
  'payment_method',
  'customer',
  'product',
  'price',
  'subscription',
  'invoice',
  'invoice_payment',
  'event',
  'test_helpers.test_clock',
  'refund',
  'dispute',
  'billing_portal.configuration',
  'billing_portal.session',
  'webhook_endpoint',
  '_checkout',
  '_deleted',
  '_invoice',
  '_next_charge',
  '_portal',
  '_refund',
  '_secret',
  '_call_fault',
  '_delivery_fault',
  '_subscription',
  '_card',
  '_delivery',
  '_idempotency',
]

/** Whether an object may still change by itself. The clock and deliveries scan only these, not the whole past. */
export const isLive: { [K in Kind]?: (object: Kinds[K]) => boolean } = {
  'checkout.session': (session) => session.status === 'open',
  subscription: (subscription) => subscription.status !== 'canceled',
  invoice: (invoice) => invoice.status === 'draft' || invoice.status === 'open',
  _refund: () => true,
  _delivery: (delivery) => delivery.state === 'pending',
}

/** The lookups of each kind, beside its id. The names are those of Stripe's list parameters. */
export const lookups: { [K in Kind]?: Record<string, (object: Kinds[K]) => string | null> } = {
  'checkout.session': {
    customer: (session) => idOf(session.customer),
    payment_intent: (session) => idOf(session.payment_intent),
    subscription: (session) => idOf(session.subscription),
  },
  charge: {
    customer: (charge) => idOf(charge.customer),
    payment_intent: (charge) => idOf(charge.payment_intent),
  },
  dispute: {
    charge: (dispute) => idOf(dispute.charge),
    payment_intent: (dispute) => idOf(dispute.payment_intent),
  },
  invoice: {
    customer: (invoice) => idOf(invoice.customer),
    subscription: (invoice) => idOf(invoice.parent?.subscription_details?.subscription),
  },
  invoice_payment: { invoice: (payment) => idOf(payment.invoice) },
  payment_intent: { customer: (intent) => idOf(intent.customer) },
  payment_method: { customer: (method) => idOf(method.customer) },
  setup_intent: { customer: (intent) => idOf(intent.customer) },
  refund: {
    charge: (refund) => idOf(refund.charge),
    payment_intent: (refund) => idOf(refund.payment_intent),
  },
  subscription: { customer: (subscription) => idOf(subscription.customer) },
  _delivery: { event: (delivery) => delivery.event },
}
