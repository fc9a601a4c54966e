import type { Queryable } from '../../db'
import { dayOf } from '../../days'
import type { Language } from '../../languages/rules'
import type { FootLinks } from '../../mail/frame'
import type { MailContent } from '../../mail/render-mail'
import { postMail } from '../../mail/post-mail'
import { keptMs } from '../../mail/rules'
import type { Frequency } from '../../offers/rules'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import { siteUrl } from '../../urls'
import { adviseDonor } from './decline-rules'
import { nameCard } from './card-rules'
import { donationEndedMail, donationEndingMail, type DonationMail } from './emails'
import { paymentFailedMail } from './failed-payment-emails'
import { donationCancelledMail, donationScheduledMail } from './scheduled-emails'
import { isBeforeFirstPayment, notifyOfFirstFailure } from './first-payment'
import { refundMail } from '../refunds/refund-emails'
import { hasSucceeded } from '../refunds/refund-rules'
import type { DonationState } from '../rules'
import type { FailedRenewal, RefundSnapshot, StripeSnapshot } from '../../stripe/stripe-snapshot'
import { textIn } from '../../languages/text'
import { signCardLink } from '../manage-links/sign-card-link'
import { signManageLink } from '../manage-links/sign-manage-link'
import { notifyOfChange, type TermsBefore } from '../changes/notify-of-change'

type Subject = {
  donation: {
    id: string
    frequency: Frequency
    amountMinor: number
    currency: string
    state: DonationState
    createdAt: Date
    paidAt: Date | null
    scheduledAt: Date | null
    language: Language
    donorEmail: string | null
    failureCode: string | null
    retryAt: Date | null
    cardId: string | null
  } & TermsBefore
  /** The state of the donation after this sync. */
  state: DonationState
  snapshot: StripeSnapshot
  now: Date
  /** Null if Stripe names none. */
  email: string | null
}

/**
 * Mails a donor what a sync has found, in its transaction: a failed first payment (once), a failed renewal (for each
 * try), a donation that will end, has ended or has changed, a refund. Each mail has its key, so a sync that finds the
 * same again sends nothing.
 */
export async function notifyDonor(transaction: Queryable, subject: Subject): Promise<void> {
  const { email: to, snapshot, now } = subject
  if (to === null || (await isBeingReversed(transaction, subject))) return
  const { neutralMail, language } = subject.donation
  // A first payment that failed confirmed nothing: the mail has the language in which it was started.
  const links = await readerLinks(transaction, { email: to, choice: neutralMail, otherwise: language })
  const told = { ...subject, links }
  const news = [
    ...(await notifyOfStart(told)),
    ...(await notifyOfFirstFailure(transaction, told)),
    ...(await notifyOfFailure(transaction, told)),
    ...(await notifyOfEnd(told)),
    ...(await notifyOfChange(told)),
    ...(await notifyOfRefunds(transaction, told)),
  ]
  for (const { uniqueKey, kind, content } of news)
    await postMail(transaction, { uniqueKey, kind, to, content }, now)
  for (const refund of succeededOf(snapshot)) await markNotified(transaction, refund, now)
}

/** Then one mail at the end covers everything (finish-reversal.ts). */
async function isBeingReversed(transaction: Queryable, { donation }: Subject): Promise<boolean> {
  return (
    (await transaction.duplicateDonation.count({ where: { secondId: donation.id, state: 'reversing' } })) > 0
  )
}

type Notice = Subject & { links: FootLinks }

type News = { uniqueKey: string; kind: string; content: MailContent }

/** Once, when its donor has agreed to a donation that begins later. */
async function notifyOfStart({ donation, state, snapshot, now, links }: Notice): Promise<News[]> {
  const { nextChargeAt = null, card = null, amount } = snapshot.subscription ?? {}
  const isNew = state === 'scheduled' && donation.scheduledAt === null
  if (!isNew || nextChargeAt === null || amount === undefined) return []
  const content = await donationScheduledMail({
    ...links,
    amount,
    frequency: donation.frequency,
    startsOn: dayOf(nextChargeAt),
    card: card === null ? null : nameCard(card, textIn(links.language)),
    contact: publication.contact,
    manageUrl: signManageLink(donation.id, now),
  })
  return [{ uniqueKey: `donation-scheduled:${donation.id}`, kind: 'donation-scheduled', content }]
}

async function notifyOfFailure(transaction: Queryable, notice: Notice): Promise<News[]> {
  const { donation, snapshot, now, links } = notice
  const failed = snapshot.subscription?.failed
  if (!failed || isKnownFailure(notice, failed)) return []
  if (await isBeforeFirstPayment(transaction, donation, snapshot)) return []
  const retryOn = failed.nextAttemptAt === null ? null : dayOf(failed.nextAttemptAt)
  const content = await paymentFailedMail({
    ...links,
    frequency: donation.frequency,
    amount: { minor: failed.amountMinor, currency: donation.currency },
    advice: adviseDonor({ code: failed.code, retryOn, method: failed.method }, textIn(links.language)),
    payUrl: failed.payUrl,
    cardUrl: signCardLink(donation.id, now),
    contact: publication.contact,
    manageUrl: signManageLink(donation.id, now),
  })
  // A new card that was refused at once is news too; a card typed on the invoice's own page is not.
  const uniqueKey = `payment-failed:${failed.invoiceId}:${failed.attempts}:${snapshot.subscription?.card?.id ?? 'none'}`
  return [{ uniqueKey, kind: 'payment-failed', content }]
}

/**
 * True if the mail about this try may be erased, and with it the key that prevents a second one. Then it is news only if
 * the row, which was written together with that mail, says something else.
 */
function isKnownFailure({ donation, snapshot, now }: Notice, failed: FailedRenewal): boolean {
  if (now.getTime() - failed.invoicedAt.getTime() < keptMs) return false
  const { state, donorEmail, failureCode, retryAt, cardId } = donation
  const card = snapshot.subscription?.card ?? null
  return (
    state === 'past_due' &&
    donorEmail !== null &&
    failureCode === failed.code &&
    retryAt?.getTime() === failed.nextAttemptAt?.getTime() &&
    (card === null || cardId === card.id)
  )
}

/** If we announced the end of a donation, the end itself is no news. */
async function notifyOfEnd({ donation, state, snapshot, now, links }: Notice): Promise<News[]> {
  const { id, frequency, amountMinor, currency } = donation
  const mail = {
    ...links,
    frequency,
    amount: { minor: amountMinor, currency },
    contact: publication.contact,
    manageUrl: signManageLink(id, now),
  }
  const endsAt = snapshot.subscription?.endsAt ?? null
  if (state === donation.state) return []
  const isUnpaid = snapshot.subscription?.hasEndedUnpaid ?? false
  if (donation.scheduledAt !== null && snapshot.payments.length === 0 && !isUnpaid)
    return notifyOfCancellation({ id, from: donation.state, state, mail })
  if (state === 'ending' && endsAt !== null) {
    const content = await donationEndingMail({ ...mail, endsOn: dayOf(endsAt) })
    return [{ uniqueKey: `donation-ending:${id}:${dayOf(endsAt)}`, kind: 'donation-ending', content }]
  }
  if (state !== 'ended' || donation.state === 'ending') return []
  const donateUrl = siteUrl('/donate', { frequency, currency, placement: 'ended' })
  const content = await donationEndedMail({ ...mail, isUnpaid, donateUrl })
  return [{ uniqueKey: `donation-ended:${id}`, kind: 'donation-ended', content }]
}

type Cancelled = { id: string; from: DonationState; state: DonationState; mail: DonationMail }

/** It ends before its first charge: at once by us, or on that day if somebody ends it in Stripe's dashboard. */
async function notifyOfCancellation({ id, from, state, mail }: Cancelled): Promise<News[]> {
  const isNews = state === 'ending' || (state === 'ended' && from !== 'ending')
  if (!isNews) return []
  const content = await donationCancelledMail(mail)
  return [{ uniqueKey: `donation-cancelled:${id}`, kind: 'donation-cancelled', content }]
}

/** A pending refund is no news yet: we mail once Stripe says that it has succeeded. */
function succeededOf({ payments }: StripeSnapshot): RefundSnapshot[] {
  return payments.flatMap(({ refunds }) => refunds).filter(hasSucceeded)
}

async function notifyOfRefunds(transaction: Queryable, { snapshot, links }: Notice): Promise<News[]> {
  const refunds = succeededOf(snapshot)
  const rows = await transaction.refund.findMany({
    where: { id: { in: refunds.map(({ id }) => id) }, notifiedAt: null },
    select: { id: true },
  })
  const untold = refunds.filter(({ id }) => rows.some((row) => row.id === id))
  return Promise.all(
    untold.map(async ({ id, amountMinor, currency, refundedAt }) => {
      const amount = { minor: amountMinor, currency }
      const facts = { ...links, amount, refundedOn: dayOf(refundedAt), contact: publication.contact }
      return { uniqueKey: `refund:${id}`, kind: 'refund', content: await refundMail(facts) }
    }),
  )
}

async function markNotified(transaction: Queryable, { id }: RefundSnapshot, now: Date): Promise<void> {
  await transaction.refund.updateMany({ where: { id, notifiedAt: null }, data: { notifiedAt: now } })
}
