import type { SelectionChange } from '../newsletter/by-staff/change-subscribers'

/** True if it takes the newsletter away from people: staff see the number first, and confirm. */
export function isDestructive(what: SelectionChange['what']): boolean {
  return what === 'unsubscribe' || what === 'suppress'
}

/** How many subscribers are looked at in one transaction. */
export const batchSize = 1_000

/** How long a selection waits for its confirmation. */
export const keptDays = 2
