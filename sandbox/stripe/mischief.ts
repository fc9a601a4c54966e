import type { Account } from './account'
import type { CallFault, DeliveryFault } from './records'
import { ApiError } from './wire'

/** One delivery of an event: when it is due (milliseconds by the system's clock), or never. */
export type Departure = { at: number; isDropped: boolean }

/** How the deliveries of one event leave: as they should, or as the control API has ordered for the next ones. */
export function departuresOf(account: Account, type: string): Departure[] {
  const now = Date.now()
  const asItShould = { at: now, isDropped: false }
  const fault = account.store
    .list('_delivery_fault')
    .reverse()
    .find((each) => each.type === null || each.type === type)
  if (fault === undefined) return [asItShould]
  const seen = fault.seen + 1
  const isHit = seen % fault.every === 0
  const done = fault.done + (isHit ? 1 : 0)
  if (done >= fault.count) account.store.remove('_delivery_fault', fault.id)
  else account.store.put('_delivery_fault', { ...fault, seen, done })
  return isHit ? hit(fault, now) : [asItShould]
}

function hit(fault: DeliveryFault, now: number): Departure[] {
  const { milliseconds: pause } = fault
  switch (fault.action) {
    case 'drop':
      return [{ at: now, isDropped: true }]
    case 'duplicate':
      return [now, now + pause].map((at) => ({ at, isDropped: false }))
    case 'delay':
      return [{ at: now + pause, isDropped: false }]
    case 'reorder':
      // The first of them waits longest, so that those of one moment arrive in reverse.
      return [{ at: now + (fault.count - fault.done) * pause, isDropped: false }]
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

/** Stripe's refusal to a call that came too fast, or that its own fault has failed. Nothing was done. */
export function refusalOf(fault: CallFault): ApiError {
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
