import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { declineOf } from '../card-testing-guard/rules'
import { cardChangeOf, subjectOf } from './rules'

describe('the subject of an event', () => {
  const metadata = { donation_id: 'd-1' }

  it('is in the metadata of session, payment intent and subscription', () => {
    expect(subjectOf({ type: 'checkout.session.completed', object: { id: 'cs_1', metadata } })).toEqual({
      donationId: 'd-1',
      sessionId: 'cs_1',
      subscriptionId: null,
      paymentIntentId: null,
      customerId: null,
    })
    expect(subjectOf({ type: 'customer.subscription.deleted', object: { id: 'sub_1', metadata } })).toEqual({
      donationId: 'd-1',
      sessionId: null,
      subscriptionId: 'sub_1',
      paymentIntentId: null,
      customerId: null,
    })
  })

  it('is in the subscription metadata that an invoice repeats', () => {
    const object = { id: 'in_1', parent: { subscription_details: { metadata, subscription: 'sub_1' } } }
    expect(subjectOf({ type: 'invoice.paid', object })).toMatchObject({
      donationId: 'd-1',
      subscriptionId: 'sub_1',
    })
  })

  it('is the payment itself if the event is about one', () => {
    const subject = subjectOf({ type: 'payment_intent.succeeded', object: { id: 'pi_1', metadata } })
    expect(subject).toMatchObject({ donationId: 'd-1', paymentIntentId: 'pi_1' })
    expect(
      subjectOf({ type: 'charge.updated', object: { id: 'ch_1', payment_intent: 'pi_1' } }),
    ).toMatchObject({ paymentIntentId: 'pi_1' })
  })

  it('is a customer if the card may have changed', () => {
    const customerId = 'cus_1'
    for (const type of [
      'payment_method.attached',
      'payment_method.automatically_updated',
      'setup_intent.succeeded',
    ])
      expect(subjectOf({ type, object: { id: 'x_1', customer: customerId } })).toMatchObject({ customerId })
    expect(subjectOf({ type: 'customer.updated', object: { id: customerId } })).toMatchObject({ customerId })
  })

  it('is null for types that do not concern us, and has no donation for objects that are not ours', () => {
    expect(subjectOf({ type: 'product.created', object: { metadata } })).toBeNull()
    expect(subjectOf({ type: 'payment_intent.succeeded', object: {} })?.donationId).toBeNull()
  })

  it('is null where an object has a value of another kind', () => {
    const object = { id: 7, metadata: 'd-1', parent: null, payment_intent: {} }
    expect(subjectOf({ type: 'charge.refunded', object })).toEqual({
      donationId: null,
      sessionId: null,
      subscriptionId: null,
      paymentIntentId: null,
      customerId: null,
    })
    expect(subjectOf({ type: 'setup_intent.succeeded', object: { customer: null } })?.customerId).toBeNull()
  })

  it('is known for every event that docs/operations.md asks Stripe to send', () => {
    const guide = readFileSync(path.resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8')
    const [, list = ''] = /Select these events: (.*)/.exec(guide) ?? []
    const types = list.split(';').flatMap((group) => {
      const names = [...group.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
      const family = names[0]?.replace(/\.[^.]+$/, '') ?? ''
      return names.map((name) => (name.startsWith('.') ? family + name : name))
    })
    expect(types.length).toBeGreaterThan(20)
    const event = { id: 'evt_1', created: 0, object: { id: 'x_1' } }
    const ignored = types.filter(
      (type) => subjectOf({ ...event, type }) === null && declineOf({ ...event, type }) === null,
    )
    expect(ignored).toEqual([])
  })
})

describe('the change of a card that an event completes', () => {
  const type = 'checkout.session.completed'
  const changeId = '0193f0a2-1111-7222-8333-444455556666'
  const page = { id: 'cs_1', mode: 'setup', metadata: { card_change: changeId } }

  it('is named by the page at Stripe that was opened for it', () => {
    expect(cardChangeOf({ type, object: page })).toEqual({ changeId, sessionId: 'cs_1' })
  })

  it.each([
    ['the page is not finished', { type: 'checkout.session.expired', object: page }],
    ['the page took a payment', { type, object: { ...page, mode: 'payment' } }],
    ['the page was opened for something else', { type, object: { ...page, metadata: {} } }],
    ['the page has no metadata', { type, object: { ...page, metadata: null } }],
    ['the id cannot be ours', { type, object: { ...page, metadata: { card_change: 'mine' } } }],
    ['the page has no id', { type, object: { ...page, id: null } }],
  ])('is null if %s', (_, event) => expect(cardChangeOf(event)).toBeNull())
})
