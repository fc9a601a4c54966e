import type { Account } from './account'
import type { CallFault, DeliveryFault } from './state/records'
import { ApiError } from './http/wire'

/** One delivery of an event: when it is due (milliseconds by the system's clock), or never. */
export type Departure = { at: number; isDropped: boolean }

/**
 * How the deliveries of an event are sent: normally, or with the faults that the control API has set. Faults of
 * different kinds work at the same time, those of one kind one after the other.
 */
export function departuresOf(account: Account, type: string): Departure[] {
  const now = Date.now()
  const asItShould = { at: now, isDropped: false }
  return faultsFor(account, type).reduce<Departure[]>(
    (departures, fault) =>
      isHit(account, fault) ? departures.flatMap((each) => hit(fault, each)) : departures,
    [asItShould],
  )
}

/** The oldest order of each action that applies to this type of event. */
function faultsFor(account: Account, type: string): DeliveryFault[] {
  const faults = account.store
    .list('_delivery_fault')
    .filter((each) => each.type === null || each.type === type)
  return [...new Map(faults.map((each) => [each.action, each])).values()].reverse()
}

/** Whether it is this event's turn. A finished order is deleted. */
function isHit(account: Account, fault: DeliveryFault): boolean {
  const seen = fault.seen + 1
  const isItsTurn = seen % fault.every === 0
  const done = fault.done + (isItsTurn ? 1 : 0)
  if (done >= fault.count) account.store.remove('_delivery_fault', fault.id)
  else account.store.put('_delivery_fault', { ...fault, seen, done })
  return isItsTurn
}

function hit(fault: DeliveryFault, departure: Departure): Departure[] {
  const { milliseconds: pause } = fault
  const later = (by: number) => ({ ...departure, at: departure.at + by })
  switch (fault.action) {
    case 'drop':
      return [{ ...departure, isDropped: true }]
    case 'duplicate':
      return [departure, later(pause)]
    case 'delay':
      return [later(pause)]
    case 'reorder':
      // The first event waits longest, so that events of the same time arrive in reverse.
      return [later((fault.count - fault.done) * pause)]
    case 'shuffle':
      return [later(Math.random() * pause)]
  }
}

/** The fault set for this call, once for each of its `count`; null if there is none. */
export function faultOf(account: Account, call: { method: string; path: string }): CallFault | null {
  const fault = account.store
    .list('_call_fault')
    .reverse()
    .find((each) => isFor(each, call))
  if (fault === undefined) return null
  if (fault.count <= 1) account.store.remove('_call_fault', fault.id)
  else account.store.put('_call_fault', { ...fault, count: fault.count - 1 })
  return fault
}

/** The error that Stripe sends: with a set code, for too many calls, or for a fault of its own. Nothing was done. */
export function refusalOf(fault: CallFault): ApiError {
  if (fault.outcome === '400') {
    return new ApiError(400, 'This was refused (ordered by the control API of the sandbox).', {
      ...(fault.code === undefined ? {} : { code: fault.code }),
    })
  }
  if (fault.outcome === '429') {
    return new ApiError(
      429,
      'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.',
      {
        code: 'rate_limit',
      },
    )
  }
  return new ApiError(500, 'An unknown error occurred (ordered by the control API of the sandbox).', {
    type: 'api_error',
  })
}

function isFor(fault: CallFault, { method, path }: { method: string; path: string }): boolean {
  return (fault.method === null || fault.method === method) && path.startsWith(fault.path ?? '')
}
