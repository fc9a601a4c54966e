import { db } from '../db'
import { dayOf, type Day } from '../days'
import { formatPlain, type Money } from '../money'
import type { Frequency } from '../offers/rules'
import { publication } from '../publication'
import { readToken } from '../tokens'
import { isId } from './rules'

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

export type GiftChoice = {
  frequency: Frequency
  currency: string
  /** As the box shows it: "12.50". */
  amount: string
  article: string | undefined
  placement: string
  campaign: string | undefined
}

/** What a donor had chosen before they turned back at Stripe, or null where the id is none of ours. */
export async function findGiftChoice(donationId: string): Promise<GiftChoice | null> {
  const donation = isId(donationId) ? await db().donation.findUnique({ where: { id: donationId } }) : null
  if (donation === null) return null
  const { frequency, currency, amountMinor, articleSlug, placement, campaign } = donation
  return {
    frequency,
    currency,
    amount: formatPlain({ minor: amountMinor, currency }),
    article: articleSlug ?? undefined,
    placement,
    campaign: campaign ?? undefined,
  }
}

/** Ids of the events that were tried and not finished, oldest first. */
export async function listFailedEvents(): Promise<string[]> {
  const events = await db().stripeEvent.findMany({
    where: { state: 'received', lastError: { not: null } },
    select: { id: true },
    orderBy: { receivedAt: 'asc' },
  })
  return events.map(({ id }) => id)
}

/** What a link to change a card would do now. Changes nothing. */
export async function findCardLink(token: string, now: Date): Promise<'ready' | 'expired' | 'unknown'> {
  const read = readToken('change-card', token, now)
  if (!read.ok) return read.reason
  const donation = await db().donation.findUnique({ where: { id: read.value } })
  return donation?.stripeCustomerId == null ? 'unknown' : 'ready'
}
