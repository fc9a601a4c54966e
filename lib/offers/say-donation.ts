import type { BrowserMessage, Text } from '../languages/messages'
import type { Money } from '../money'
import type { Frequency } from './rules'

type Said = { amount: Money; frequency: Frequency }

/** "$10 every month": a donation as people read it. */
export function sayDonation({ amount, frequency }: Said, t: Text<BrowserMessage>): string {
  const sum = t.money(amount)
  switch (frequency) {
    case 'once':
      return t('{sum} once', { sum })
    case 'monthly':
      return t('{sum} every month', { sum })
    case 'annual':
      return t('{sum} every year', { sum })
  }
}

/** The same where "once" goes without saying: "$10", "$10 every month". */
export function nameDonation(said: Said, t: Text<BrowserMessage>): string {
  return said.frequency === 'once' ? t.money(said.amount) : sayDonation(said, t)
}
