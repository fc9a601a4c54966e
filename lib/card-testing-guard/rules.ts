import type { Money } from '../money'

/** Cards tried for first payments within the window, by a donor or a thief, and the bank's answers. */
export type Tally = { declined: number; paid: number }

/** `sample` is the least number of tried cards, `opensAt` the share of declined ones, 0 to 1. */
export type Threshold = { sample: number; opensAt: number }

/** An open guard. Until `openUntil` a start needs a proof. */
export type Opening = { openedAt: Date; openUntil: Date }

/** Once open, half of its threshold keeps a guard open, so that it does not flap at its limit. */
const slack = 2

/** The key of the global guard; a network's guard has the network's pseudonym. */
export const everybody = 'all'

/** The share of declined cards; 0 if none was tried. */
export function declineShare({ declined, paid }: Tally): number {
  const tried = declined + paid
  return tried === 0 ? 0 : declined / tried
}

/**
 * The next state of a guard after a decline. It opens at its threshold, and stays open for the cool-down (seconds)
 * after the last decline at half of it. Only time closes it; a paid card never opens it.
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

/** A setting of staff; `until` null means until somebody changes it. */
export type Order = { mode: 'open' | 'closed'; until: Date | null }

/** Whether a start needs a proof: the setting of staff if there is one, else the card_guards' own state. */
export function isProofNeeded(
  { order, openings }: { order: Order | null; openings: readonly Opening[] },
  now: Date,
): boolean {
  const standing = standingOrder(order, now)
  if (standing !== null) return standing.mode === 'open'
  return openings.some((opening) => isOpen(opening, now))
}

/** The setting while it is valid, else null. */
export function standingOrder(order: Order | null, now: Date): Order | null {
  return order !== null && (order.until === null || now < order.until) ? order : null
}

const longestClosedMs = 86_400_000

/** The guard switches itself on again: "closed" is valid for a day at most. */
export function limitOrder(order: Order, now: Date): Order {
  if (order.mode === 'open') return order
  const latest = new Date(now.getTime() + longestClosedMs)
  return { ...order, until: order.until !== null && order.until < latest ? order.until : latest }
}

/** Networks, attempts and openings are deleted after this many hours. */
export const keptHours = 24

/** A card that a bank declined, and what the event says about its owner. */
export type DeclinedCard = {
  attemptId: string
  at: Date
  /** Null if the card was to be saved for a first charge that lies ahead. */
  paymentIntentId: string | null
  donationId: string | null
  /** The first characters of a Checkout session's id. */
  sessionPrefix: string | null
  /** Null if nothing was to be charged. */
  amount: Money | null
}

/**
 * Reads a declined card from an event, or null if the event is about something else. The payment intent of a single
 * donation has our id; that of a subscription may have only the first characters of its session's id. A card that was to
 * be saved says nothing of either. That of a donor who changes a card has its own mark, and is not counted: it takes a
 * running donation.
 */
export function declineOf(event: {
  id: string
  type: string
  created: number
  object: Record<string, unknown>
}): DeclinedCard | null {
  const { id, type, created, object } = event
  if (type === 'setup_intent.setup_failed') {
    const isChange = text(property(object.metadata, 'card_change')) !== null
    const at = new Date(created * 1000)
    const nothing = { paymentIntentId: null, donationId: null, sessionPrefix: null, amount: null }
    return isChange ? null : { attemptId: id, at, ...nothing }
  }
  const paymentIntentId = text(object.id)
  if (type !== 'payment_intent.payment_failed' || paymentIntentId === null) return null
  const reference = text(property(object.payment_details, 'order_reference'))
  return {
    // There is no charge if the bank asked for authentication and did not get it.
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
