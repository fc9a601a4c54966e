import type Stripe from 'stripe'
import { idOf } from '../checkout/attempt'
import type { StripeServerOptions } from '../server'
import { monthly, openTestAccount, payAsAda } from './test-account'

let close: (() => Promise<void>) | null = null

/** After each test, closes the account of its subscription. */
export async function closeLife(): Promise<void> {
  await close?.()
  close = null
}

/** A subscription bought at `start`, and a clock that the test moves. */
export async function subscribed(
  start: string,
  facts: {
    interval?: 'month' | 'year' | 'day'
    card?: string
    dunning?: StripeServerOptions['dunning']
  } = {},
) {
  const clock = { at: new Date(start) }
  const account = await openTestAccount({
    now: () => clock.at,
    ...(facts.dunning === undefined ? {} : { dunning: facts.dunning }),
  })
  close = () => account.close()
  const stripe = account.stripe()
  const params = monthly()
  const price = params.line_items?.[0]?.price_data
  if (price?.recurring !== undefined) price.recurring.interval = facts.interval ?? 'month'
  const session = await stripe.checkout.sessions.create(params)
  await payAsAda(session, facts.card === undefined ? {} : { card: facts.card })
  const paid = await stripe.checkout.sessions.retrieve(session.id)
  const id = idOf(paid.subscription) ?? ''
  const customer = idOf(paid.customer) ?? ''
  const bought = new Set((await stripe.events.list({ limit: 100 })).data.map((event) => event.id))
  return {
    account,
    stripe,
    id,
    customer,
    subscription: () => stripe.subscriptions.retrieve(id),
    async moveTo(instant: string | number) {
      clock.at = new Date(typeof instant === 'number' ? instant * 1000 : instant)
      await account.sandbox().clockMoved()
    },
    /** All events since the purchase, oldest first. */
    async events() {
      const all = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 5000 })
      return all.filter((event) => !bought.has(event.id)).reverse()
    },
    invoices: () => stripe.invoices.list({ subscription: id, limit: 100 }),
    /** Makes every later charge of the saved card fail. */
    async loseTheCard() {
      const method = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', {
        customer,
      })
      await stripe.subscriptions.update(id, { default_payment_method: method.id })
    },
    async newCard() {
      const method = await stripe.paymentMethods.attach('pm_card_visa', { customer })
      await stripe.subscriptions.update(id, { default_payment_method: method.id })
    },
  }
}

export const types = (events: Stripe.Event[]) => events.map((event) => event.type)
export const dates = (events: Stripe.Event[]) =>
  events.map((event) => new Date(event.created * 1000).toISOString())
export const datesOf = (subscription: Stripe.Subscription) => {
  const [item] = subscription.items.data
  return [item?.current_period_start, item?.current_period_end].map((at) =>
    new Date(Number(at) * 1000).toISOString().slice(0, 10),
  )
}
/** The events of one renewal. */
export const renewal = [
  'invoice.upcoming',
  'customer.subscription.updated',
  'invoice.created',
  'invoice.finalized',
  'payment_intent.created',
  'invoice.paid',
  'invoice.payment_succeeded',
  'invoice_payment.paid',
  'payment_intent.succeeded',
  'charge.succeeded',
  'charge.updated',
]
