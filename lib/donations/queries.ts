import { db } from '../db'
import { dayOf, type Day } from '../days'
import { formatPlain, type Money } from '../money'
import type { Frequency } from '../offers/rules'
import { publication } from '../publication'
import { readToken } from '../secrets/tokens'
import {
  returnedMoney,
  duplicateState,
  type ReturnedMoney,
  type DuplicateState,
} from './duplicates/duplicate-donation-rules'
import { given } from '../given-donations'
import { isId, type DonationState } from './rules'
import {
  viewDonation,
  viewPayment,
  withPaymentsAndChanges,
  type DonationView,
  type PaymentView,
} from './manage-links/view-donation'

/** What the thank-you page may show to the browser that started the donation; never an email address. */
export type ThankYou = {
  state: 'paid' | 'scheduled' | 'waiting' | 'unpaid'
  frequency: Frequency
  amount: Money
  nextChargeOn: Day | null
  statementDescriptor: string
  articleSlug: string | null
  /** False if Stripe gave us no address: then the page must not announce a mail. */
  hasAddress: boolean
  /** When the mail server accepted the receipt; null while it is on its way. */
  receiptSentAt: Date | null
}

export async function findThankYou(sessionId: string): Promise<ThankYou | null> {
  const donation = await db().donation.findUnique({
    where: { checkoutSessionId: sessionId },
    include: { payments: { select: { paymentIntentId: true } } },
  })
  if (donation === null) return null
  const { state, frequency, amountMinor, currency, nextChargeAt, articleSlug, donorEmail } = donation
  return {
    state: standingOnReturn(state),
    frequency,
    amount: { minor: amountMinor, currency },
    nextChargeOn: nextChargeAt === null ? null : dayOf(nextChargeAt),
    statementDescriptor: publication.statementDescriptor,
    articleSlug,
    hasAddress: donorEmail !== null,
    receiptSentAt: await findReceiptSent(donation.payments),
  }
}

function standingOnReturn(state: DonationState): ThankYou['state'] {
  if (state === 'scheduled') return 'scheduled'
  return state === 'pending' ? 'waiting' : state === 'expired' ? 'unpaid' : 'paid'
}

async function findReceiptSent(payments: { paymentIntentId: string }[]): Promise<Date | null> {
  const uniqueKey = { in: payments.map(({ paymentIntentId }) => `receipt:${paymentIntentId}`) }
  const sent = await db().mail.findFirst({
    where: { uniqueKey, sentAt: { not: null } },
    select: { sentAt: true },
    orderBy: { sentAt: 'desc' },
  })
  return sent?.sentAt ?? null
}

/** The last payment of a donor who is known by an account or a link, for a thank-you page that is opened again. */
export async function findLastPayment(holder: Holder): Promise<PaymentView | null> {
  const payment = await db().payment.findFirst({
    where: { donation: heldBy(holder) },
    include: { refunds: true },
    orderBy: { paidAt: 'desc' },
  })
  return payment === null ? null : viewPayment(payment)
}

export type DonationChoice = {
  frequency: Frequency
  currency: string
  /** As the donation form shows it: "12.50". */
  amount: string
  article: string | undefined
  placement: string
  campaign: string | undefined
  coverFee: 'yes' | undefined
  neutral: 'yes' | undefined
}

/** What the donor had chosen, for a donor who comes back from Stripe without paying; null if the id is unknown. */
export async function findDonationChoice(donationId: string): Promise<DonationChoice | null> {
  const donation = isId(donationId) ? await db().donation.findUnique({ where: { id: donationId } }) : null
  if (donation === null) return null
  const { frequency, currency, amountMinor, feeCoveredMinor, articleSlug, placement, campaign } = donation
  return {
    frequency,
    currency,
    amount: formatPlain({ minor: amountMinor - feeCoveredMinor, currency }),
    coverFee: feeCoveredMinor > 0 ? 'yes' : undefined,
    neutral: donation.neutralMail === true ? 'yes' : undefined,
    article: articleSlug ?? undefined,
    placement,
    campaign: campaign ?? undefined,
  }
}

/** The single donation after which this one was started; null if there is none. */
export async function findFollowed(donationId: string): Promise<string | null> {
  const donation = await db().donation.findUnique({
    where: { id: donationId },
    select: { followsId: true },
  })
  return donation?.followsId ?? null
}

/** Ids of the events that failed and are unfinished, oldest first. */
export async function listFailedEvents(): Promise<string[]> {
  const events = await db().stripeEvent.findMany({
    where: { state: 'received', lastError: { not: null } },
    select: { id: true },
    orderBy: { receivedAt: 'asc' },
  })
  return events.map(({ id }) => id)
}

/** The state of a link to change a card. Changes nothing. */
export async function findCardLink(token: string, now: Date): Promise<'ready' | 'expired' | 'unknown'> {
  const read = readToken('change-card', token, now)
  if (!read.ok) return read.reason
  const donation = await db().donation.findUnique({ where: { id: read.value } })
  return donation?.stripeCustomerId == null ? 'unknown' : 'ready'
}

/** A donation as the page about a duplicate describes it: never with its donor. */
export type LinkedDonation = {
  frequency: Frequency
  amount: Money
  givenOn: Day
  /** For one whose first charge lies ahead. */
  startsOn: Day | null
}
export type DuplicateLink =
  | { state: 'expired' | 'unknown' }
  | {
      state: DuplicateState
      first: LinkedDonation
      second: LinkedDonation
      money: ReturnedMoney
      hasEnded: boolean
    }

/** The state of the link under "Did you mean to give twice?", and both donations. Changes nothing. */
export async function findDuplicateLink(token: string, now: Date): Promise<DuplicateLink> {
  const read = readToken('reverse-duplicate', token, now)
  if (!read.ok) return { state: read.reason }
  const duplicate = await findDouble(read.value)
  if (duplicate === null) return { state: 'unknown' }
  const { state, first, second, money } = duplicate
  return {
    state,
    first: donationOf(first),
    second: donationOf(second),
    money,
    hasEnded: second.state === 'ended',
  }
}

/** What tells two donations apart. */
export function donationOf(donation: {
  frequency: Frequency
  amountMinor: number
  currency: string
  paidAt: Date | null
  createdAt: Date
  state: DonationState
  nextChargeAt: Date | null
}): LinkedDonation {
  const { frequency, amountMinor: minor, currency, paidAt, createdAt, state, nextChargeAt } = donation
  const startsAt = state === 'scheduled' ? nextChargeAt : null
  return {
    frequency,
    amount: { minor, currency },
    givenOn: dayOf(paidAt ?? createdAt),
    startsOn: startsAt === null ? null : dayOf(startsAt),
  }
}

/** The question that we asked about a second donation, with both donations; null if we asked none. */
export async function findDouble(secondId: string) {
  const duplicate = await db().duplicateDonation.findUnique({
    where: { secondId },
    include: {
      first: true,
      second: { include: { payments: { include: { disputes: true, refunds: true } } } },
    },
  })
  if (duplicate === null) return null
  const { first, second } = duplicate
  const refunds = second.payments.flatMap((payment) => payment.refunds)
  const isDisputed = second.payments.some(({ disputes }) => disputes.length > 0)
  return {
    first,
    second,
    money: returnedMoney(refunds, duplicate.refusal),
    state: duplicateState({ state: duplicate.state, first, second: { ...second, isDisputed } }),
  }
}

export type ContinueLink =
  /** `startsOn`: the first charge, if it is not at once. */
  | { state: 'ready'; frequency: Frequency; amount: Money; startsOn: Day | null }
  /** Paid in the meantime, perhaps through this very link. */
  | { state: 'over' }
  | { state: 'expired' | 'unknown' }

/** The state of a mailed link to continue a donation. Changes nothing. */
export async function findContinueLink(token: string, now: Date): Promise<ContinueLink> {
  const read = readToken('continue-donation', token, now)
  if (!read.ok) return { state: read.reason }
  const donation = await db().donation.findUnique({ where: { id: read.value } })
  if (donation === null) return { state: 'unknown' }
  const { state, frequency, amountMinor, currency, startsAt } = donation
  if (state === 'expired') return { state: 'expired' }
  if (state !== 'pending') return { state: 'over' }
  const startsOn = startsAt === null ? null : dayOf(startsAt)
  return { state: 'ready', frequency, amount: { minor: amountMinor, currency }, startsOn }
}

/** Whose donations may be seen: the one that a link names, or all of the address that is signed in. */
export type Holder = { by: 'link'; donationId: string } | { by: 'address'; email: string }

/** An unpaid checkout is not a donation. */
function heldBy(holder: Holder) {
  return holder.by === 'link' ? { ...given, id: holder.donationId } : { ...given, donorEmail: holder.email }
}

/** The holder's donations: running ones before ended ones, newest first. */
export async function listDonations(holder: Holder): Promise<DonationView[]> {
  const rows = await db().donation.findMany({
    where: heldBy(holder),
    include: withPaymentsAndChanges,
    orderBy: { createdAt: 'desc' },
  })
  const donations = rows.map(viewDonation)
  const isOver = ({ standing }: DonationView) => standing === 'single' || standing === 'over'
  return [...donations.filter((donation) => !isOver(donation)), ...donations.filter(isOver)]
}

/** One donation, or null if the holder has none with that id. */
export async function findDonation(holder: Holder, id: string): Promise<DonationView | null> {
  if (!isId(id)) return null
  const row = await db().donation.findFirst({
    where: { AND: [heldBy(holder), { id }] },
    include: withPaymentsAndChanges,
  })
  return row === null ? null : viewDonation(row)
}

export type ReceiptView = { payment: PaymentView; donation: DonationView; email: string | null }

/** One of the holder's payments, or null. */
export async function findReceipt(holder: Holder, paymentIntentId: string): Promise<ReceiptView | null> {
  const row = await db().donation.findFirst({
    where: { AND: [heldBy(holder), { payments: { some: { paymentIntentId } } }] },
    include: withPaymentsAndChanges,
  })
  const payment = row?.payments.find((each) => each.paymentIntentId === paymentIntentId)
  if (row === null || payment === undefined) return null
  return { payment: viewPayment(payment), donation: viewDonation(row), email: row.donorEmail }
}
