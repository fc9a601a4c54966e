import { dayOf, firstOfMonth, addMonths, instantOn } from '@/lib/days'
import { db } from '@/lib/db'
import { countDonations } from '@/lib/desk/donations/count-donations'
import { countReminded } from '@/lib/desk/figures/count-reminded'
import { countMatchingSubscribers } from '@/lib/desk/subscribers/count-matching-subscribers'
import { countSubscribers } from '@/lib/desk/figures/count-subscribers'
import { findDonation } from '@/lib/desk/donations/find-donation'
import { findDonor } from '@/lib/desk/donations/find-donor'
import { findSubscriber } from '@/lib/desk/subscribers/find-subscriber'
import { listArticles } from '@/lib/desk/articles/list-articles'
import { listCampaigns } from '@/lib/desk/donations/list-campaigns'
import { listAuditEntries } from '@/lib/desk/list-audit-entries'
import { listDonations } from '@/lib/desk/donations/list-donations'
import { listFailedEvents } from '@/lib/desk/events/list-failed-events'
import { listImports } from '@/lib/desk/imports/list-imports'
import { listSubscribers } from '@/lib/desk/subscribers/list-subscribers'
import { listTroubles } from '@/lib/desk/list-troubles'
import { filterSchema, subscriberFilterSchema } from '@/lib/desk/schema'
import { sumArticles } from '@/lib/desk/figures/sum-articles'
import { sumMonths } from '@/lib/desk/figures/sum-months'
import { sumRecurring } from '@/lib/desk/figures/sum-recurring'
import { sumThisMonth } from '@/lib/desk/figures/sum-this-month'

/** One query of a desk page. */
export type Look = { name: string; look: () => Promise<unknown> }

/** Every list and figure of the desk; lists with each of their filters. */
export async function listLooks(now: Date): Promise<Look[]> {
  return [...figures(now), ...(await lists()), ...(await pages()), ...(await subscribers(now))]
}

function figures(now: Date): Look[] {
  const year = instantOn(firstOfMonth(addMonths(dayOf(now), -11)))
  return [
    { name: 'what waits for a person', look: () => listTroubles(now) },
    { name: 'active subscribers with their year', look: () => countSubscribers(13, now) },
    { name: 'monthly recurring revenue', look: () => sumRecurring() },
    { name: 'this month beside the last', look: () => sumThisMonth(now) },
    { name: 'reminders that became donations', look: () => countReminded(13, now) },
    { name: 'revenue of 25 months by frequency', look: () => sumMonths(25, now) },
    { name: 'revenue of a year by article', look: () => sumArticles('usd', { from: year, until: now }) },
  ]
}

/** The list and its count with each filter of the form, alone and combined. */
async function lists(): Promise<Look[]> {
  const refund = await db().refund.findFirstOrThrow({ include: { payment: { include: { donation: true } } } })
  const { payment } = refund
  const asked: Record<string, Record<string, string>> = {
    'newest first': {},
    'paid or not': { standing: 'any' },
    'never paid': { standing: 'unpaid' },
    'last payment failed': { standing: 'past_due' },
    'given back': { standing: 'refunded' },
    'by frequency': { frequency: 'once' },
    'by frequency and state': { frequency: 'monthly', standing: 'ended' },
    'by currency': { currency: 'gbp' },
    'by frequency and currency': { frequency: 'annual', currency: 'gbp' },
    'large amounts': { least: '1000' },
    'by amount and currency': { least: '10', most: '10', currency: 'eur' },
    'by article': { article: 'lake-baikal' },
    'by article and currency': { article: 'lake-baikal', currency: 'usd', frequency: 'once' },
    'by campaign': { campaign: 'spring-2025' },
    'of one day': { from: '2025-03-03', until: '2025-03-03' },
    'of a month, by all': {
      from: '2025-12-01',
      until: '2025-12-31',
      currency: 'usd',
      frequency: 'once',
      least: '5',
    },
    'far back': { until: '2025-01-31' },
    'by an address': { q: payment.donation.donorEmail ?? '' },
    'by the beginning of an address': { q: 'reader-15' },
    'by a reference': { q: payment.paymentIntentId.slice(-8) },
    'by a payment': { q: payment.paymentIntentId },
    'by a refund': { q: refund.id },
    'by a donation': { q: payment.donationId },
    'by nothing there is': { q: 'nobody@nowhere.example' },
  }
  return Object.entries(asked).map(([name, values]) => {
    const filter = filterSchema.parse(values)
    return {
      name: `donations ${name}`,
      look: () => Promise.all([listDonations(filter), countDonations(filter)]),
    }
  })
}

async function pages(): Promise<Look[]> {
  const giver = await db().donation.findFirstOrThrow({
    where: { frequency: 'monthly', payments: { some: {} } },
    orderBy: { createdAt: 'asc' },
  })
  const deep = await listDonations(filterSchema.parse({ until: '2025-06-01' }))
  const [after, before] = [deep.older ?? '', deep.older ?? '']
  return [
    { name: 'older donations, a year back', look: () => listDonations(filterSchema.parse({ after })) },
    { name: 'newer donations, a year back', look: () => listDonations(filterSchema.parse({ before })) },
    { name: 'one donation', look: () => findDonation(giver.id) },
    { name: 'what was done to it', look: () => listAuditEntries(`donation:${giver.id}`) },
    { name: 'a donor’s whole story', look: () => findDonor(giver.id) },
    { name: 'messages that went wrong', look: () => listFailedEvents() },
    { name: 'campaigns', look: () => listCampaigns() },
    { name: 'articles', look: () => listArticles() },
  ]
}

/** The list of subscribers and its count with each filter of the form, and one subscriber. */
async function subscribers(now: Date): Promise<Look[]> {
  const asked: Record<string, Record<string, string>> = {
    'newest first': {},
    'who are subscribed': { standing: 'confirmed' },
    'who have not confirmed': { standing: 'unconfirmed' },
    'who have left': { standing: 'unsubscribed' },
    'who have paused': { standing: 'paused' },
    'who are suppressed': { standing: 'suppressed' },
    'by an address': { q: 'reader-012345@example.org' },
    'by the beginning of an address': { q: 'reader-0123' },
    'by beginning and standing': { q: 'reader-15', standing: 'confirmed' },
    'by nothing there is': { q: 'nobody@nowhere.example' },
    'of one day': { from: '2025-03-03', until: '2025-03-03' },
    'of a month, subscribed': { from: '2025-12-01', until: '2025-12-31', standing: 'confirmed' },
    'far back': { until: '2025-01-31' },
  }
  const looks = Object.entries(asked).map(([name, values]) => {
    const filter = subscriberFilterSchema.parse(values)
    const look = () => Promise.all([listSubscribers(filter, now), countMatchingSubscribers(filter, now)])
    return { name: `subscribers ${name}`, look }
  })
  const deep = await listSubscribers(subscriberFilterSchema.parse({ until: '2025-06-01' }), now)
  const [after, before] = [deep.older ?? '', deep.older ?? '']
  const older = subscriberFilterSchema.parse({ after, standing: 'confirmed' })
  const newer = subscriberFilterSchema.parse({ before })
  const { id } = await db().subscriber.findFirstOrThrow({ where: { state: 'unsubscribed' } })
  return [
    ...looks,
    { name: 'older subscribers, a year back', look: () => listSubscribers(older, now) },
    { name: 'newer subscribers, a year back', look: () => listSubscribers(newer, now) },
    { name: 'one subscriber', look: () => findSubscriber(id, now) },
    { name: 'files of subscribers', look: () => listImports() },
  ]
}
