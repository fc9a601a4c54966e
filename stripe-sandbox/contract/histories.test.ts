import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../src/checkout/attempt'
import { openContractAccount, patience, until } from './account'
import { chargeOf, periodEnd, subscribed } from './life'

let account: Awaited<ReturnType<typeof openContractAccount>>
let stripe: Stripe
let price: Stripe.Price

const day = 86_400
const recurring = { interval: 'month' } as const

beforeAll(async () => {
  account = await openContractAccount()
  stripe = account.stripe
  const product = await stripe.products.create({ name: 'Contract donation' })
  price = await stripe.prices.create({ currency: 'usd', unit_amount: 900, product: product.id, recurring })
}, patience)
afterAll(() => account.close())

describe('the life of a subscription', () => {
  test(
    'it renews, fails, recovers, and ends with its period',
    async () => {
      const history = await subscribed(account, { price: price.id })
      expect((await history.invoices()).map((each) => [each.billing_reason, each.status])).toEqual([
        ['subscription_create', 'paid'],
      ])
      const first = await history.end()
      await history.advanceTo(first + 7200)
      const [renewal] = await history.invoices()
      expect(renewal).toMatchObject({
        billing_reason: 'subscription_cycle',
        status: 'paid',
        amount_paid: 900,
        attempt_count: 1,
      })
      expect(renewal?.parent?.subscription_details).toMatchObject({
        subscription: history.id,
        metadata: { donation: 'don_1' },
      })
      expect(await history.end()).toBeGreaterThan(first + 27 * day)

      await history.useCard('pm_card_chargeCustomerFail')
      await history.advanceTo((await history.end()) + 7200)
      const [failed] = await history.invoices()
      expect(failed).toMatchObject({ status: 'open', attempt_count: 1, attempted: true })
      expect(failed?.next_payment_attempt).not.toBeNull()
      expect((await history.read()).status).toBe('past_due')
      await expect(stripe.invoices.pay(String(failed?.id))).rejects.toMatchObject({
        statusCode: 402,
        type: 'StripeCardError',
      })

      await history.useCard('pm_card_visa')
      expect((await stripe.invoices.pay(String(failed?.id))).status).toBe('paid')
      await until('the subscription to be active', async () => (await history.read()).status === 'active')
      await expect(stripe.invoices.pay(String(failed?.id))).rejects.toThrow(/already paid/)

      const ending = await stripe.subscriptions.update(history.id, { cancel_at_period_end: true })
      expect(ending).toMatchObject({ cancel_at_period_end: true, cancel_at: periodEnd(ending) })
      await history.advanceTo((await history.end()) + 60)
      expect((await history.read()).status).toBe('canceled')
      const types = (await stripe.events.list({ limit: 100 })).data.map((event) => event.type)
      for (const type of [
        'invoice.upcoming',
        'invoice.payment_failed',
        'invoice.paid',
        'customer.subscription.deleted',
      ]) {
        expect(types).toContain(type)
      }
      await history.endClock()
    },
    patience,
  )

  test(
    'amount, date and pause are changed without proration',
    async () => {
      const history = await subscribed(account, { price: price.id })
      const [item] = (await history.read()).items.data
      const price_data = {
        currency: 'usd',
        product: idOf(item?.price.product) ?? '',
        unit_amount: 1200,
        recurring,
      }
      const changed = await stripe.subscriptions.update(history.id, {
        items: [{ id: String(item?.id), price_data }],
        proration_behavior: 'none',
      })
      expect(changed.items.data[0]?.price.unit_amount).toBe(1200)
      const trial_end = (await history.end()) + 5 * day
      const dated = await stripe.subscriptions.update(history.id, { trial_end, proration_behavior: 'none' })
      expect(dated).toMatchObject({ status: 'trialing', trial_end })
      expect(periodEnd(dated)).toBe(trial_end)
      await history.advanceTo(trial_end + 7200)
      expect((await history.invoices())[0]).toMatchObject({ status: 'paid', amount_due: 1200 })
      const paused = await stripe.subscriptions.update(history.id, { pause_collection: { behavior: 'void' } })
      expect(paused).toMatchObject({
        status: 'active',
        pause_collection: { behavior: 'void', resumes_at: null },
      })
      await history.advanceTo((await history.end()) + 7200)
      expect((await history.invoices())[0]?.status).toBe('void')
      expect(
        (await stripe.subscriptions.update(history.id, { pause_collection: '' })).pause_collection,
      ).toBeNull()
      expect((await stripe.subscriptions.cancel(history.id)).status).toBe('canceled')
      await history.endClock()
    },
    patience,
  )
})

describe('refunds and disputes', () => {
  test(
    'a payment is refunded in parts, never beyond the paid amount',
    async () => {
      const history = await subscribed(account, { price: price.id })
      const charge = await chargeOf(stripe, (await history.invoices())[0])
      expect(charge).toMatchObject({
        amount: 900,
        paid: true,
        balance_transaction: { amount: 900, type: 'charge' },
      })
      const refund = await stripe.refunds.create({
        charge: charge.id,
        amount: 400,
        reason: 'requested_by_customer',
      })
      expect(refund).toMatchObject({ object: 'refund', amount: 400, status: 'succeeded', charge: charge.id })
      await expect(stripe.refunds.create({ charge: charge.id, amount: 501 })).rejects.toThrow(
        'Refund amount ($5.01) is greater than unrefunded amount on charge ($5.00)',
      )
      await stripe.refunds.create({ charge: charge.id })
      expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 900, refunded: true })
      await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({
        code: 'charge_already_refunded',
      })
      expect((await stripe.refunds.list({ charge: charge.id })).data.map((each) => each.amount)).toEqual([
        500, 400,
      ])
      await history.endClock()
    },
    patience,
  )

  test(
    'a payment with the disputing card is disputed',
    async () => {
      const history = await subscribed(account, { price: price.id, card: 'pm_card_createDispute' })
      const charge = await chargeOf(stripe, (await history.invoices())[0])
      await until('the dispute', async () => (await stripe.charges.retrieve(charge.id)).disputed)
      const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data
      expect(dispute).toMatchObject({
        object: 'dispute',
        amount: 900,
        reason: 'fraudulent',
        status: 'needs_response',
      })
      await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({
        code: 'charge_disputed',
      })
      await history.endClock()
    },
    patience,
  )
})
