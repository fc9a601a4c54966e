import type { Money } from '../money'

/** Cards tried for first payments within the window: what a donor, or a thief, was told by a bank. */
export type Tally = { declined: number; paid: number }

/** `sample` is how many cards must have been tried, `opensAt` the share of declined ones, 0 to 1. */
export type Threshold = { sample: number; opensAt: number }

/** A breaker that has opened. Until `openUntil` a start needs a proof. */
export type Opening = { openedAt: Date; openUntil: Date }

/** Once open, half of what opened it keeps it open: a breaker at its limit does not flap. */
const slack = 2

/** What a breaker for everybody is called; one for a network bears the network's name. */
export const everybody = 'all'

/** The share of declined cards, 0 where none was tried. */
export function declineShare({ declined, paid }: Tally): number {
  const tried = declined + paid
  return tried === 0 ? 0 : declined / tried
}

/**
 * What becomes of a breaker with a card that was declined now. It opens at its threshold, and stays open for the
 * cool-down (seconds) after the last decline at half of it. Time alone closes it; a paid card never opens it.
 */
export function nextOpening(
  standing: Opening | null,
  found: { tally: Tally; threshold: Threshold; coolDown: number; now: Date },
): Opening | null {
  const { tally, threshold, coolDown, now } = found
  const isStillOpen = isOpen(standing, now)
  if (!isTripped(tally, { threshold, divisor: isStillOpen ? slack : 1 })) return standing
  return {
    openedAt: standing !== null && isStillOpen ? standing.openedAt : now,
    openUntil: new Date(now.getTime() + coolDown * 1000),
  }
}

function isTripped(tally: Tally, { threshold, divisor }: { threshold: Threshold; divisor: number }): boolean {
  const tried = tally.declined + tally.paid
  return tried >= threshold.sample / divisor && declineShare(tally) >= threshold.opensAt / divisor
}

export function isOpen(standing: Opening | null, now: Date): boolean {
  return standing !== null && now < standing.openUntil
}

/** What staff have said; null `until` means until somebody says otherwise. */
export type Order = { mode: 'open' | 'closed'; until: Date | null }

/** Whether a start needs a proof: staff's word where it stands, else what the breakers themselves say. */
export function isProofNeeded(
  { order, openings }: { order: Order | null; openings: readonly Opening[] },
  now: Date,
): boolean {
  const standing = standingOrder(order, now)
  if (standing !== null) return standing.mode === 'open'
  return openings.some((opening) => isOpen(opening, now))
}

/** The order as long as it stands, else null. */
export function standingOrder(order: Order | null, now: Date): Order | null {
  return order !== null && (order.until === null || now < order.until) ? order : null
}

const longestClosedMs = 86_400_000

/** A guard that was sent home comes back by itself: "closed" stands for a day at most. */
export function limitOrder(order: Order, now: Date): Order {
  if (order.mode === 'open') return order
  const latest = new Date(now.getTime() + longestClosedMs)
  return { ...order, until: order.until !== null && order.until < latest ? order.until : latest }
}

/** Networks, attempts and openings are forgotten after this many hours. */
export const keptHours = 24

/** A card that a bank refused, and all that the event says of whose it was. */
export type DeclinedCard = {
  attemptId: string
  at: Date
  paymentIntentId: string
  donationId: string | null
  /** The beginning of a Checkout session's id. */
  sessionPrefix: string | null
  amount: Money
}

/**
 * What an event says of a declined card, or null where it speaks of something else. A payment intent carries our id
 * where it is a single gift's; one of a subscription may say no more than where its session's id begins.
 */
export function declineOf(event: {
  id: string
  type: string
  created: number
  object: Record<string, unknown>
}): DeclinedCard | null {
  const { id, type, created, object } = event
  const paymentIntentId = text(object.id)
  if (type !== 'payment_intent.payment_failed' || paymentIntentId === null) return null
  const reference = text(property(object.payment_details, 'order_reference'))
  return {
    // Where the bank was asked who pays and did not hear it, there is no charge.
    attemptId: text(property(object.last_payment_error, 'charge')) ?? id,
    at: new Date(created * 1000),
    paymentIntentId,
    donationId: text(property(object.metadata, 'donation_id')),
    sessionPrefix: reference !== null && /^cs_(test|live)_\w{8,}$/.test(reference) ? reference : null,
    amount: { minor: Number(object.amount), currency: text(object.currency) ?? '' },
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
