import { db } from '../db'
import { dayOf, type Day } from '../days'
import type { Money } from '../money'
import type { Frequency } from '../offers/rules'
import { publication } from '../publication'

/** What the thank-you page may say: whoever has the session's id sees it, so never an address. */
export type ThankYou = {
  state: 'paid' | 'waiting' | 'unpaid'
  frequency: Frequency
  amount: Money
  nextChargeOn: Day | null
  statementDescriptor: string
  articleSlug: string | null
}

export async function findThankYou(sessionId: string): Promise<ThankYou | null> {
  const donation = await db().donation.findUnique({ where: { checkoutSessionId: sessionId } })
  if (donation === null) return null
  const { state, frequency, amountMinor, currency, nextChargeAt, articleSlug } = donation
  return {
    state: state === 'pending' ? 'waiting' : state === 'expired' ? 'unpaid' : 'paid',
    frequency,
    amount: { minor: amountMinor, currency },
    nextChargeOn: nextChargeAt === null ? null : dayOf(nextChargeAt),
    statementDescriptor: publication.statementDescriptor,
    articleSlug,
  }
}
