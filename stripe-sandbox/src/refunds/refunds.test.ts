import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { idOf } from '../checkout/attempt'
import { oneTime, openTestAccount, payAsAda, until } from '../testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeEach(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterEach(() => account.close())

const day = 86_400_000

async function paidWith(card = '4242424242424242') {
  const session = await stripe.checkout.sessions.create(oneTime())
  await payAsAda(session, { card })
  const { payment_intent: reference } = await stripe.checkout.sessions.retrieve(session.id)
  const intent = await stripe.paymentIntents.retrieve(idOf(reference) ?? '')
  return { intent: intent.id, charge: idOf(intent.latest_charge) ?? '' }
}
const newest = async (count: number) =>
  (await stripe.events.list({ limit: count })).data.map((event) => event.type).reverse()

test('a full refund: the charge is refunded, the money leaves the balance, the fee does not come back', async () => {
  const { charge, intent } = await paidWith()
  const refund = await stripe.refunds.create({ payment_intent: intent, reason: 'requested_by_customer' })
  expect(refund).toMatchObject({
    object: 'refund',
    amount: 2500,
    status: 'succeeded',
    charge,
    payment_intent: intent,
  })
  expect(await newest(2)).toEqual(['charge.refunded', 'refund.created'])
  const after = await stripe.charges.retrieve(charge, { expand: ['refunds.data.balance_transaction'] })
  expect(after).toMatchObject({
    amount_refunded: 2500,
    refunded: true,
    refunds: {
      data: [{ id: refund.id, balance_transaction: { amount: -2500, fee: 0, net: -2500, type: 'refund' } }],
    },
  })
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({
    code: 'charge_already_refunded',
    message: `Charge ${charge} has already been refunded.`,
  })
})

test('partial refunds, up to the paid amount and not a cent more', async () => {
  const { charge } = await paidWith()
  await stripe.refunds.create({ charge, amount: 1000 })
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 1000, refunded: false })
  await expect(stripe.refunds.create({ charge, amount: 1501 })).rejects.toThrow(
    'Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)',
  )
  await stripe.refunds.create({ charge })
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 2500, refunded: true })
  const refunds = await stripe.refunds.list({ charge })
  expect(refunds.data.map((refund) => refund.amount)).toEqual([1500, 1000])
})

test('a charge lists its last ten refunds, and says if there are more', async () => {
  const { charge } = await paidWith()
  for (let amount = 1; amount <= 11; amount += 1) await stripe.refunds.create({ charge, amount })
  const { refunds } = await stripe.charges.retrieve(charge, { expand: ['refunds'] })
  expect(refunds?.data.map(({ amount }) => amount)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  expect(refunds?.has_more).toBe(true)
})

test('a refund carries metadata, which can be changed', async () => {
  const { charge } = await paidWith()
  const { id } = await stripe.refunds.create({ charge, metadata: { by: 'desk' } })
  expect((await stripe.refunds.update(id, { metadata: { reason: 'twice' } })).metadata).toEqual({
    by: 'desk',
    reason: 'twice',
  })
  expect(await newest(1)).toEqual(['refund.updated'])
  expect((await stripe.refunds.retrieve(id)).metadata).toEqual({ by: 'desk', reason: 'twice' })
})

test('card …7726: the refund is pending for a day, then succeeds', async () => {
  const { charge } = await paidWith('4000000000007726')
  const { id, status } = await stripe.refunds.create({ charge })
  expect(status).toBe('pending')
  await account.moveClock(day + 1000)
  expect((await stripe.refunds.retrieve(id)).status).toBe('succeeded')
  expect(await newest(1)).toEqual(['refund.updated'])
})

test('card …5126: the refund succeeds, then fails, and the charge is not refunded any more', async () => {
  const { charge } = await paidWith('4000000000005126')
  const { id, status } = await stripe.refunds.create({ charge, amount: 700 })
  expect(status).toBe('succeeded')
  await account.moveClock(day + 1000)
  const failed = await stripe.refunds.retrieve(id, { expand: ['failure_balance_transaction'] })
  expect(failed).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: { amount: 700, type: 'refund_failure' },
  })
  expect(await newest(3)).toEqual(['refund.updated', 'refund.failed', 'charge.updated'])
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0, refunded: false })
  expect((await stripe.refunds.create({ charge })).amount).toBe(2500)
})

test('invalid refunds are refused', async () => {
  await expect(stripe.refunds.create({})).rejects.toThrow(/payment_intent or charge/)
  await expect(stripe.refunds.create({ charge: 'ch_none' })).rejects.toThrow("No such charge: 'ch_none'")
  const session = await stripe.checkout.sessions.create(oneTime())
  await payAsAda(session, { card: '4000000000000002' })
  const [charge] = (await stripe.charges.list()).data
  await expect(stripe.refunds.create({ charge: String(charge?.id) })).rejects.toThrow(/has not succeeded/)
  const intent = idOf(charge?.payment_intent) ?? ''
  await expect(stripe.refunds.create({ payment_intent: intent })).rejects.toThrow(
    /does not have a successful charge/,
  )
})

test('card …0259 disputes its payment: the money and a fee are withdrawn, and no refund is possible', async () => {
  const { charge, intent } = await paidWith('4000000000000259')
  const [dispute] = (await stripe.disputes.list({ payment_intent: intent })).data
  expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 2500, charge })
  expect(dispute?.balance_transactions).toMatchObject([
    { amount: -2500, fee: 1500, net: -4000, reporting_category: 'dispute', type: 'adjustment' },
  ])
  expect(await newest(3)).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.updated',
  ])
  expect((await stripe.charges.retrieve(charge)).disputed).toBe(true)
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: 'charge_disputed' })
})

test.each([
  ['won', ['charge.dispute.closed', 'charge.dispute.funds_reinstated'], [-4000, 4000]],
  ['lost', ['charge.updated', 'charge.dispute.closed'], [-4000]],
] as const)('a dispute is %s', async (outcome, events, nets) => {
  await paidWith('4000000000000259')
  const [dispute] = (await stripe.disputes.list()).data
  const close = () =>
    fetch(`${account.url()}/_sim/disputes/${dispute?.id}/close`, {
      method: 'POST',
      body: new URLSearchParams({ outcome }),
    })
  expect((await close()).status).toBe(200)
  const closed = await stripe.disputes.retrieve(String(dispute?.id))
  expect(closed.status).toBe(outcome)
  expect(closed.balance_transactions.map((movement) => movement.net)).toEqual(nets)
  expect(await newest(2)).toEqual(events)
  await until('the event', () => account.receiver.types().includes('charge.dispute.closed'))
  expect((await close()).status).toBe(400)
})

test('any payment can be disputed by the control API', async () => {
  const { charge } = await paidWith()
  const dispute = () => fetch(`${account.url()}/_sim/charges/${charge}/dispute`, { method: 'POST' })
  expect((await dispute()).status).toBe(200)
  expect((await stripe.disputes.list({ charge })).data).toHaveLength(1)
  expect((await dispute()).status).toBe(400)
})
