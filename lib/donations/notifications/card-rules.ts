import { addDays, type Day } from '../../days'
import type { ServerText } from '../../languages/text'
import type { Card } from '../../stripe/stripe-snapshot'

/** "Visa ending in 4242" */
export function nameCard({ brand, last4 }: Card, t: ServerText): string {
  const names: Record<string, string> = { amex: 'American Express', visa: 'Visa', mastercard: 'Mastercard' }
  const name = names[brand]
  return name === undefined
    ? t('Card ending in {last4}', { last4 })
    : t('{brand} ending in {last4}', { brand: name, last4 })
}

/** How many days before a card expires its donor is told. */
export const expiryNoticeDays = 31

/** Whether a card expires within a month or has expired. `expiresOn` is the last day on which it is valid. */
export function expiresSoon(expiresOn: Day, today: Day): boolean {
  return expiresOn <= addDays(today, expiryNoticeDays)
}
