import { describe, expect, it } from 'vitest'
import {
  declineOf,
  declineShare,
  isOpen,
  isProofNeeded,
  limitOrder,
  nextOpening,
  standingOrder,
  type Opening,
} from './rules'

const now = new Date('2026-11-24T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const threshold = { sample: 20, opensAt: 0.6 }
const settings = { threshold, coolDown: 1800, now }
const open: Opening = { openedAt: later(-600), openUntil: later(60) }
const over: Opening = { openedAt: later(-7200), openUntil: later(-1) }

describe('a guard', () => {
  it.each([
    [19, 0, 'too few to know', null],
    [20, 0, 'enough, all declined', now],
    [12, 8, 'exactly at the share', now],
    [11, 9, 'just under the share', null],
    [500, 400, 'a busy hour of honest donors and a thief', null],
  ])('with %i declined and %i paid (%s)', (declined, paid, _why, openedAt) => {
    const opening = nextOpening(null, { ...settings, tally: { declined, paid } })
    expect(opening?.openedAt ?? null).toEqual(openedAt)
  })

  it('stays open for the cool-down after each decline, and keeps its opening time', () => {
    const opening = nextOpening(open, { ...settings, tally: { declined: 30, paid: 2 } })
    expect(opening).toEqual({ openedAt: open.openedAt, openUntil: later(1800) })
  })

  it('stays open at half of its threshold', () => {
    expect(nextOpening(open, { ...settings, tally: { declined: 3, paid: 7 } })?.openUntil).toEqual(
      later(1800),
    )
    expect(nextOpening(open, { ...settings, tally: { declined: 2, paid: 8 } })).toBe(open)
    expect(nextOpening(open, { ...settings, tally: { declined: 9, paid: 0 } })).toBe(open)
  })

  it('opens again only at the full threshold', () => {
    expect(nextOpening(over, { ...settings, tally: { declined: 10, paid: 0 } })).toBe(over)
    const opening = nextOpening(over, { ...settings, tally: { declined: 20, paid: 0 } })
    expect(opening).toEqual({ openedAt: now, openUntil: later(1800) })
  })

  it('has a decline share between 0, also without any card, and 1', () => {
    expect(declineShare({ declined: 0, paid: 0 })).toBe(0)
    expect(declineShare({ declined: 0, paid: 4 })).toBe(0)
    expect(declineShare({ declined: 1, paid: 3 })).toBe(0.25)
    expect(declineShare({ declined: 4, paid: 0 })).toBe(1)
  })

  it('is open until its last instant, and not at it', () => {
    expect(isOpen(open, new Date(open.openUntil.getTime() - 1))).toBe(true)
    expect(isOpen(open, open.openUntil)).toBe(false)
    expect(isOpen(null, now)).toBe(false)
  })
})

describe('a start', () => {
  it('needs a proof while any of its card_guards is open', () => {
    expect(isProofNeeded({ order: null, openings: [] }, now)).toBe(false)
    expect(isProofNeeded({ order: null, openings: [over] }, now)).toBe(false)
    expect(isProofNeeded({ order: null, openings: [over, open] }, now)).toBe(true)
  })

  it('follows the setting of staff until that expires', () => {
    expect(isProofNeeded({ order: { mode: 'open', until: null }, openings: [] }, now)).toBe(true)
    expect(isProofNeeded({ order: { mode: 'closed', until: later(1) }, openings: [open] }, now)).toBe(false)
    expect(isProofNeeded({ order: { mode: 'closed', until: now }, openings: [open] }, now)).toBe(true)
    expect(standingOrder({ mode: 'open', until: later(-1) }, now)).toBeNull()
    expect(standingOrder(null, now)).toBeNull()
    const forAnHour = { mode: 'open', until: later(3600) } as const
    expect(standingOrder(forAnHour, now)).toBe(forAnHour)
  })
})

it('lets nobody switch the guard off for longer than a day', () => {
  const day = later(86_400)
  expect(limitOrder({ mode: 'closed', until: null }, now).until).toEqual(day)
  expect(limitOrder({ mode: 'closed', until: later(900_000) }, now).until).toEqual(day)
  expect(limitOrder({ mode: 'closed', until: later(60) }, now).until).toEqual(later(60))
  expect(limitOrder({ mode: 'closed', until: later(60) }, now).mode).toBe('closed')
  expect(limitOrder({ mode: 'open', until: null }, now)).toEqual({ mode: 'open', until: null })
  expect(limitOrder({ mode: 'open', until: later(900_000) }, now).until).toEqual(later(900_000))
})

describe('a declined card', () => {
  const object = {
    id: 'pi_1',
    amount: 200,
    currency: 'usd',
    metadata: { donation_id: 'd-1' },
    last_payment_error: { charge: 'ch_1' },
  }
  const event = { id: 'evt_1', type: 'payment_intent.payment_failed', created: 1_795_521_600, object }

  it('is identified by its charge, or by its event if there was no charge', () => {
    expect(declineOf(event)).toEqual({
      attemptId: 'ch_1',
      at: new Date('2026-11-24T12:00:00Z'),
      paymentIntentId: 'pi_1',
      donationId: 'd-1',
      sessionPrefix: null,
      amount: { minor: 200, currency: 'usd' },
    })
    const asked = { ...object, last_payment_error: { code: 'payment_intent_authentication_failure' } }
    expect(declineOf({ ...event, object: asked })?.attemptId).toBe('evt_1')
  })

  it('is found by the beginning of its session’s id, and by nothing similar', () => {
    const said = (order_reference: string) =>
      declineOf({ ...event, object: { ...object, metadata: {}, payment_details: { order_reference } } })
    expect(said('cs_test_a1B2c3D4e5F6g7H8i')?.sessionPrefix).toBe('cs_test_a1B2c3D4e5F6g7H8i')
    expect(said('cs_live_a1B2c3D4')?.sessionPrefix).toBe('cs_live_a1B2c3D4')
    const others = [
      'order 12',
      'cs_test_',
      'cs_test_%',
      '',
      'cs_live_a1B2c3D',
      'cs_test_a1B2c3D4%',
      'cs_a1B2c3D4e5',
    ]
    for (const other of [...others, ' cs_test_a1B2c3D4']) expect(said(other)?.sessionPrefix).toBeNull()
  })

  it('is read from no other event', () => {
    for (const type of ['payment_intent.succeeded', 'charge.failed', 'invoice.payment_failed'])
      expect(declineOf({ ...event, type })).toBeNull()
    expect(declineOf({ ...event, object: {} })).toBeNull()
  })

  it('is read even if all that could name its donation is missing or of another kind', () => {
    const bare = {
      id: 'pi_1',
      amount: 200,
      metadata: null,
      payment_details: 'order',
      last_payment_error: null,
    }
    expect(declineOf({ ...event, object: bare })).toMatchObject({
      attemptId: 'evt_1',
      donationId: null,
      sessionPrefix: null,
      amount: { minor: 200, currency: '' },
    })
  })
})
