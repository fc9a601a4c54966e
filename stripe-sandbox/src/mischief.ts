import type { Account } from './account'
import type { CallFault, DeliveryFault } from './records'
import { ApiError } from './wire'

/** One delivery of an event: when it is due (milliseconds by the system's clock), or never. */
export type Departure = { at: number; isDropped: boolean }

/**
 * How the deliveries of one event leave: as they should, or as the control API has ordered for the next ones. Orders
 * of different actions work beside each other, those of one action one after the other.
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

/** The oldest order of each action that is for this type of event. */
function faultsFor(account: Account, type: string): DeliveryFault[] {
  const faults = account.store
    .list('_delivery_fault')
    .filter((each) => each.type === null || each.type === type)
  return [...new Map(faults.map((each) => [each.action, each])).values()].reverse()
}

/** Whether it is this event's turn; an order that is carried out is gone. */
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
      // The first of them waits longest, so that those of one moment arrive in reverse.
      return [later((fault.count - fault.done) * pause)]
    case 'shuffle':
      return [later(Math.random() * pause)]
  }
}

/** The fault that was ordered for this call, once for each of its `count`; null where it goes well. */
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

/** Stripe's refusal: for a reason that was ordered, because calls came too fast, or by a fault of its own. Nothing was done. */
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
