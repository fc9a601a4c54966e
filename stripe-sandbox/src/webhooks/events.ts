import Stripe from 'stripe'
import { nobody, secondsNow, type Account, type Cause } from '../account'
import { newId, randomText } from '../state/ids'
import { departuresOf, type Departure } from '../mischief'
import type { DeliveryRecord } from '../state/records'
import { endpointsFor } from './webhook-targets'

type EventType = Stripe.Event['type']
type ObjectOf<T extends EventType> = Extract<Stripe.Event, { type: T }>['data']['object']

/**
 * Writes an event with a snapshot of `object` and one delivery per endpoint. Call it in the transaction that changed
 * the object; the deliveries start when that transaction is on disk.
 */
export function emit<T extends EventType>(
  account: Account,
  type: T,
  about: { object: ObjectOf<T>; previous?: object; cause?: Cause },
): Stripe.Event {
  const { requestId, idempotencyKey } = about.cause ?? nobody
  const endpoints = endpointsFor(account, type)
  const event = {
    id: newId('evt'),
    object: 'event' as const,
    api_version: Stripe.API_VERSION,
    created: secondsNow(account),
    data: {
      object: about.object,
      ...(about.previous === undefined ? {} : { previous_attributes: about.previous }),
    },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: { id: requestId, idempotency_key: idempotencyKey },
    type,
  }
  // The compiler cannot follow a generic type into a union of 250. ObjectOf ties object and type together.
  const stored = account.store.put('event', event as unknown as Stripe.Event)
  account.recorder?.event(stored)
  const departures = endpoints.length === 0 ? [] : departuresOf(account, type)
  for (const endpoint of endpoints) {
    for (const departure of departures) queueDelivery(account, stored, { endpoint, departure })
  }
  return stored
}

/** The event with its current `pending_webhooks`. */
export function withPendingWebhooks(account: Account, event: Stripe.Event): Stripe.Event {
  const [shown = event] = allWithPendingWebhooks(account, [event])
  return shown
}

/** The same for many events, with one scan of the pending deliveries. */
export function allWithPendingWebhooks(account: Account, events: readonly Stripe.Event[]): Stripe.Event[] {
  const pending = new Map<string, number>()
  for (const { event } of account.store.eachLive('_delivery'))
    pending.set(event, (pending.get(event) ?? 0) + 1)
  return events.map((event) => ({ ...event, pending_webhooks: pending.get(event.id) ?? 0 }))
}

function queueDelivery(
  account: Account,
  event: Stripe.Event,
  { endpoint, departure }: { endpoint: DeliveryRecord['endpoint']; departure: Departure },
): void {
  account.store.put('_delivery', {
    id: `delivery_${randomText(16)}`,
    event: event.id,
    endpoint,
    state: departure.isDropped ? 'dropped' : 'pending',
    tries: 0,
    nextAttemptAt: departure.at,
    attempts: [],
  })
}
