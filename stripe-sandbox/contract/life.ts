import type Stripe from 'stripe'
import { idOf } from '../src/checkout/attempt'
import { now, until, type ContractAccount } from './account'

/** A customer with a saved card and a subscription, on their own test clock. */
export async function subscribed(
  account: ContractAccount,
  { price, card = 'pm_card_visa' }: { price: string; card?: string },
) {
  const { stripe } = account
  const clock = await clockOf(account)
  const { id: customer } = await stripe.customers.create({ email: 'ada@example.com', test_clock: clock.id })
  const method = await stripe.paymentMethods.attach(card, { customer })
  const subscription = await stripe.subscriptions.create({
    customer,
    items: [{ price }],
    default_payment_method: method.id,
    metadata: { donation: 'don_1' },
    payment_behavior: 'error_if_incomplete',
  })
  const end = () => stripe.subscriptions.retrieve(subscription.id).then(periodEnd)
  return {
    customer,
    id: subscription.id,
    clock: clock.id,
    read: () => stripe.subscriptions.retrieve(subscription.id),
    end,
    invoices: async () => (await stripe.invoices.list({ subscription: subscription.id })).data,
    async advanceTo(frozen_time: number) {
      await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time })
      await until('the test clock to be ready', async () => {
        return (await stripe.testHelpers.testClocks.retrieve(clock.id)).status === 'ready'
      })
    },
    async useCard(name: string) {
      const next = await stripe.paymentMethods.attach(name, { customer })
      await stripe.subscriptions.update(subscription.id, { default_payment_method: next.id })
    },
    endClock: () => stripe.testHelpers.testClocks.del(clock.id),
  }
}

/** The sandbox has one clock, which an earlier test may have moved. A new object shows its time. */
async function clockOf({ stripe, isReal }: ContractAccount): Promise<Stripe.TestHelpers.TestClock> {
  const frozen_time = isReal ? now() : (await stripe.customers.create({ name: 'What time is it?' })).created
  return stripe.testHelpers.testClocks.create({ frozen_time })
}

export function periodEnd(subscription: Stripe.Subscription): number {
  return subscription.items.data[0]?.current_period_end ?? 0
}

/** The charge that paid an invoice, with its balance transaction. */
export async function chargeOf(stripe: Stripe, invoice: Stripe.Invoice | undefined): Promise<Stripe.Charge> {
  const payments = await stripe.invoicePayments.list({ invoice: String(invoice?.id) })
  const intent = idOf(payments.data[0]?.payment.payment_intent) ?? ''
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(intent)
  return stripe.charges.retrieve(idOf(charge) ?? '', { expand: ['balance_transaction'] })
}
