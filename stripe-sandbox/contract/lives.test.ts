import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../src/attempt'
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
  const product = await stripe.products.create({ name: 'Contract gift' })
  price = await stripe.prices.create({ currency: 'usd', unit_amount: 900, product: product.id, recurring })
}, patience)
afterAll(() => account.close())

describe('the life of a subscription', () => {
  test(
    'it renews, fails, recovers, and ends with its period',
    async () => {
      const life = await subscribed(account, { price: price.id })
      expect((await life.invoices()).map((each) => [each.billing_reason, each.status])).toEqual([
        ['subscription_create', 'paid'],
      ])
      const first = await life.end()
      await life.advanceTo(first + 7200)
      const [renewal] = await life.invoices()
      expect(renewal).toMatchObject({
        billing_reason: 'subscription_cycle',
        status: 'paid',
        amount_paid: 900,
        attempt_count: 1,
      })
      expect(renewal?.parent?.subscription_details).toMatchObject({
        subscription: life.id,
        metadata: { donation: 'don_1' },
      })
      expect(await life.end()).toBeGreaterThan(first + 27 * day)

      await life.useCard('pm_card_chargeCustomerFail')
      await life.advanceTo((await life.end()) + 7200)
      const [failed] = await life.invoices()
      expect(failed).toMatchObject({ status: 'open', attempt_count: 1, attempted: true })
      expect(failed?.next_payment_attempt).not.toBeNull()
      expect((await life.read()).status).toBe('past_due')
      await expect(stripe.invoices.pay(String(failed?.id))).rejects.toMatchObject({
        statusCode: 402,
        type: 'StripeCardError',
      })

      await life.useCard('pm_card_visa')
      expect((await stripe.invoices.pay(String(failed?.id))).status).toBe('paid')
      await until('the subscription to be active', async () => (await life.read()).status === 'active')
      await expect(stripe.invoices.pay(String(failed?.id))).rejects.toThrow(/already paid/)

      const ending = await stripe.subscriptions.update(life.id, { cancel_at_period_end: true })
      expect(ending).toMatchObject({ cancel_at_period_end: true, cancel_at: periodEnd(ending) })
      await life.advanceTo((await life.end()) + 60)
      expect((await life.read()).status).toBe('canceled')
      const types = (await stripe.events.list({ limit: 100 })).data.map((event) => event.type)
      for (const type of [
        'invoice.upcoming',
        'invoice.payment_failed',
        'invoice.paid',
        'customer.subscription.deleted',
      ]) {
        expect(types).toContain(type)
      }
      await life.endClock()
    },
    patience,
  )

  test(
    'amount, date and pause are changed without proration',
    async () => {
      const life = await subscribed(account, { price: price.id })
      const [item] = (await life.read()).items.data
      const price_data = {
        currency: 'usd',
        product: idOf(item?.price.product) ?? '',
        unit_amount: 1200,
        recurring,
      }
      const changed = await stripe.subscriptions.update(life.id, {
        items: [{ id: String(item?.id), price_data }],
        proration_behavior: 'none',
      })
      expect(changed.items.data[0]?.price.unit_amount).toBe(1200)
      const trial_end = (await life.end()) + 5 * day
      const dated = await stripe.subscriptions.update(life.id, { trial_end, proration_behavior: 'none' })
      expect(dated).toMatchObject({ status: 'trialing', trial_end })
      expect(periodEnd(dated)).toBe(trial_end)
      await life.advanceTo(trial_end + 7200)
      expect((await life.invoices())[0]).toMatchObject({ status: 'paid', amount_due: 1200 })
      const paused = await stripe.subscriptions.update(life.id, { pause_collection: { behavior: 'void' } })
      expect(paused).toMatchObject({
        status: 'active',
        pause_collection: { behavior: 'void', resumes_at: null },
      })
      await life.advanceTo((await life.end()) + 7200)
      expect((await life.invoices())[0]?.status).toBe('void')
      expect(
        (await stripe.subscriptions.update(life.id, { pause_collection: '' })).pause_collection,
      ).toBeNull()
      expect((await stripe.subscriptions.cancel(life.id)).status).toBe('canceled')
      await life.endClock()
    },
    patience,
  )
})

describe('refunds and disputes', () => {
  test(
    'a payment is refunded in parts, never beyond the paid amount',
    async () => {
      const life = await subscribed(account, { price: price.id })
      const charge = await chargeOf(stripe, (await life.invoices())[0])
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
      await life.endClock()
    },
    patience,
  )

  test(
    'a payment with the disputing card is disputed',
    async () => {
      const life = await subscribed(account, { price: price.id, card: 'pm_card_createDispute' })
      const charge = await chargeOf(stripe, (await life.invoices())[0])
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
      await life.endClock()
    },
    patience,
  )
})
