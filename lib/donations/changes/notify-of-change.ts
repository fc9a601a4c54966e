import { dayOf } from '../../days'
import { textIn } from '../../languages/text'
import type { FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { publication } from '../../publication'
import type { Frequency } from '../../offers/rules'
import { donationChangedMail, type DonationNews } from './change-emails'
import { lastDayBefore } from './limit-dates'
import { nameCard } from '../notifications/card-rules'
import type { DonationState } from '../rules'
import type { StripeSnapshot } from '../../stripe/stripe-snapshot'
import { signManageLink } from '../manage-links/sign-manage-link'

/** What our row said of a recurring donation before a sync. */
export type TermsBefore = {
  amountMinor: number
  isPaused: boolean
  resumesAt: Date | null
  nextChargeAt: Date | null
  endsAt: Date | null
  movedTo: Date | null
  noticedFor: string | null
  cardBrand: string | null
  cardLast4: string | null
  syncs: number
  neutralMail: boolean | null
}

type Subject = {
  donation: { id: string; frequency: Frequency; state: DonationState } & TermsBefore
  state: DonationState
  snapshot: StripeSnapshot
  now: Date
  links: FootLinks
}

/**
 * Tells a donor what a sync found changed about a running donation: one mail with all that applies now, wherever the
 * change was made. The key is the sync that commits it, and only one can, so it is sent once.
 */
export async function notifyOfChange(
  subject: Subject,
): Promise<{ uniqueKey: string; kind: string; content: MailContent }[]> {
  const { donation, snapshot, now, links } = subject
  const [news] = findNews(subject)
  if (news === undefined || snapshot.subscription === null) return []
  const { amount, frequency, nextChargeAt, endsAt, card } = snapshot.subscription
  const content = await donationChangedMail({
    ...links,
    news,
    amount,
    frequency,
    endsOn: endsAt === null ? null : lastDayBefore(endsAt),
    nextChargeOn: nextChargeAt === null ? null : dayOf(nextChargeAt),
    card: card === null ? null : nameCard(card, textIn(links.language)),
    manageUrl: signManageLink(donation.id, now),
    contact: publication.contact,
  })
  return [
    { uniqueKey: `donation-changed:${donation.id}:${donation.syncs}`, kind: 'donation-changed', content },
  ]
}

const running: readonly DonationState[] = ['scheduled', 'active', 'past_due', 'ending']
const goesOn: readonly DonationState[] = ['scheduled', 'active', 'past_due']

/** The first one decides the subject; the mail lists the others. */
function findNews({
  donation: before,
  state,
  snapshot: { subscription: now },
}: Omit<Subject, 'links'>): DonationNews[] {
  if (now === null || !running.includes(before.state) || !goesOn.includes(state)) return []
  const isPauseOther = now.isPaused && (!before.isPaused || !isSame(before.resumesAt, now.resumesAt))
  const hasResumed = !now.isPaused && before.isPaused && !isAnnounced(before, now.nextChargeAt)
  const hasOtherCard =
    now.card !== null &&
    before.cardLast4 !== null &&
    (now.card.last4 !== before.cardLast4 || now.card.brand !== before.cardBrand)
  const hasOtherEnd = !isSame(before.endsAt, now.endsAt) && (now.endsAt !== null || before.state !== 'ending')
  const found: [DonationNews, boolean][] = [
    ['frequency', now.frequency !== before.frequency],
    ['until', hasOtherEnd],
    ['amount', now.amount.minor !== before.amountMinor],
    ['date', now.movedTo !== null && !isSame(before.movedTo, now.movedTo)],
    ['paused', isPauseOther],
    ['resumed', hasResumed || before.state === 'ending'],
    ['card', hasOtherCard],
  ]
  return found.filter(([, is]) => is).map(([news]) => news)
}

/** The renewal notice announced a yearly donation a week ahead; the mail about the end of a pause would repeat it. */
function isAnnounced({ noticedFor }: TermsBefore, nextChargeAt: Date | null): boolean {
  return nextChargeAt !== null && noticedFor === dayOf(nextChargeAt)
}

function isSame(one: Date | null, other: Date | null): boolean {
  return one?.getTime() === other?.getTime()
}
