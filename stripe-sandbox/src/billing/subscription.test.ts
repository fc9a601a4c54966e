import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { monthly, openTestAccount, payAsAda } from '../testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe
let subscription: Stripe.Subscription

beforeEach(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
  const session = await stripe.checkout.sessions.create(monthly())
  await payAsAda(session)
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })
  subscription = paid.subscription as Stripe.Subscription
})
afterEach(() => account.close())

const latest = async () => (await stripe.events.list({ limit: 1 })).data[0]

test('cancelling at the end of the period is set, sent as an event, and can be withdrawn', async () => {
  const end = subscription.items.data[0]?.current_period_end
  const ending = await stripe.subscriptions.update(subscription.id, {
    cancel_at_period_end: true,
    cancellation_details: { comment: 'moving', feedback: 'other' },
  })
  expect(ending).toMatchObject({
    status: 'active',
    cancel_at_period_end: true,
    cancel_at: end,
    cancellation_details: { comment: 'moving', feedback: 'other', reason: 'cancellation_requested' },
  })
  expect(await latest()).toMatchObject({
    type: 'customer.subscription.updated',
    request: { id: ending.lastResponse.requestId },
    data: { previous_attributes: { cancel_at_period_end: false, cancel_at: null } },
  })
  const resumed = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false })
  expect(resumed).toMatchObject({ cancel_at_period_end: false, cancel_at: null, canceled_at: null })
})

test('cancelling ends it now, once', async () => {
  const canceled = await stripe.subscriptions.cancel(subscription.id, {
    cancellation_details: { comment: 'enough' },
  })
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_details: { comment: 'enough' } })
  expect(canceled.ended_at).not.toBeNull()
  expect((await latest())?.type).toBe('customer.subscription.deleted')
  await expect(stripe.subscriptions.cancel(subscription.id)).rejects.toMatchObject({
    code: 'resource_missing',
  })
  await expect(stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })).rejects.toThrow(
    /A canceled subscription can only update/,
  )
  expect((await stripe.subscriptions.list()).data).toEqual([])
  expect((await stripe.subscriptions.list({ status: 'all' })).data).toHaveLength(1)
})

test('metadata is merged, an empty value removes its key, and an update without changes sends no event', async () => {
  const merged = await stripe.subscriptions.update(subscription.id, { metadata: { reader: 'r1' } })
  expect(merged.metadata).toEqual({ donation: 'don_2', reader: 'r1' })
  const emptied = await stripe.subscriptions.update(subscription.id, { metadata: { donation: '' } })
  expect(emptied.metadata).toEqual({ reader: 'r1' })
  const before = await latest()
  await stripe.subscriptions.update(subscription.id, { metadata: { reader: 'r1' } })
  expect((await latest())?.id).toBe(before?.id)
  expect((await stripe.subscriptions.update(subscription.id, { metadata: '' })).metadata).toEqual({})
})

test('what the sandbox does not play is a reported gap', async () => {
  const update = stripe.subscriptions.update(subscription.id, {
    pause_collection: { behavior: 'keep_as_draft' },
  })
  await expect(update).rejects.toMatchObject({
    statusCode: 501,
    message: expect.stringContaining('pause_collection') as string,
  })
  const items = [{ id: String(subscription.items.data[0]?.id), quantity: 2 }]
  await expect(stripe.subscriptions.update(subscription.id, { items })).rejects.toThrow(
    /proration_behavior=none/,
  )
})

test('a caller can page through active subscriptions and end the last of a page', async () => {
  const ids = [subscription.id]
  for (let more = 0; more < 4; more += 1) {
    const session = await stripe.checkout.sessions.create(monthly())
    await payAsAda(session)
    const paid = await stripe.checkout.sessions.retrieve(session.id)
    ids.unshift(paid.subscription as string)
  }
  const seen: string[] = []
  for await (const { id } of stripe.subscriptions.list({ limit: 2 })) {
    seen.push(id)
    await stripe.subscriptions.cancel(id)
  }
  expect(seen).toEqual(ids)
  const before = await stripe.subscriptions.list({ status: 'all', ending_before: String(ids[3]), limit: 2 })
  expect([before.data.map(({ id }) => id), before.has_more]).toEqual([ids.slice(1, 3), true])
  await expect(stripe.subscriptions.list({ starting_after: 'sub_none' })).rejects.toThrow('No such object')
})
