import { addDays, type Day } from '../../days'
import type { Card } from '../../stripe/truth'

/** "Visa ending in 4242" */
export function nameCard({ brand, last4 }: Card): string {
  const names: Record<string, string> = { amex: 'American Express', visa: 'Visa', mastercard: 'Mastercard' }
  return `${names[brand] ?? 'Card'} ending in ${last4}`
}

/** How long before a card expires its donor is told. */
export const expiryNoticeDays = 31

/** Whether a card runs out within a month, or has. `expiresOn` is the last day that it is good. */
export function expiresSoon(expiresOn: Day, today: Day): boolean {
  return expiresOn <= addDays(today, expiryNoticeDays)
}
