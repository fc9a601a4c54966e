import type { SubscriberRow } from '@/lib/desk/subscribers/list-subscribers'
import type { SubscriberStanding } from '@/lib/desk/schema'

export const standingWords: Record<SubscriberStanding, string> = {
  any: 'All',
  confirmed: 'Subscribed',
  unconfirmed: 'Not confirmed yet',
  unsubscribed: 'Unsubscribed',
  paused: 'Paused',
  suppressed: 'Suppressed',
}

const stateWords: Record<SubscriberRow['state'], string> = {
  unconfirmed: 'Not confirmed yet',
  confirmed: 'Subscribed',
  unsubscribed: 'Unsubscribed',
}

/** The state of a subscriber, in a few words: "Subscribed, paused". */
export function sayStanding(
  subscriber: Pick<SubscriberRow, 'state' | 'suppressedAt'>,
  isPaused: boolean,
): string {
  const also = [isPaused && 'paused', subscriber.suppressedAt !== null && 'suppressed'].filter(Boolean)
  return [stateWords[subscriber.state], ...also].join(', ')
}
