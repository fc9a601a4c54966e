import { addDays, type Day } from '../days'

/** A card as its owner knows it: "visa", "4242". */
export type Card = { brand: string; last4: string }

/** The card that the next charge is made with. */
export type SavedCard = Card & {
  /** Stripe's id of the payment method: a card that is entered anew has a new one. */
  id: string
  /** The last day that it is good. */
  expiresOn: Day
  /** False where its donor gave it to Stripe and the subscription still has an older one. */
  isSubscriptions: boolean
}

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
