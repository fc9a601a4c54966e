import { setTimeout as pause } from 'node:timers/promises'
import { recordPaid } from '../../card-testing-guard/record-paid'
import { db, inTransaction, type Queryable } from '../../db'
import { dateOfDay } from '../../days'
import { keepAddress } from '../../addresses/email-address'
import { log } from '../../log'
import { fulfilReminders } from '../../reminders/fulfil-reminders'
import { notifyOfAddress } from '../address/notify-of-address'
import { askAboutDuplicate } from '../duplicates/ask-about-duplicate'
import type { SavedCard } from '../../stripe/stripe-snapshot'
import { recordRefunds } from '../refunds/record-refunds'
import { nextState } from '../rules'
import type { PaymentSnapshot, StripeSnapshot } from '../../stripe/stripe-snapshot'
import { fetchSnapshot } from '../../stripe/fetch-snapshot'
import { postReceipt } from '../notifications/post-receipt'
import { notifyDonor } from '../notifications/notify-donor'
import { useNewCard } from '../changes/use-new-card'

type Donation = NonNullable<Awaited<ReturnType<typeof readDonation>>>

const mostReads = 12
/**
 * The longest random pause before the next read, in milliseconds per failed read, so that syncs which collided
 * separate.
 */
const partingMs = 40

/**
 * Makes our rows say what Stripe says: payments under their Stripe ids, the state by the allowed transitions, the
 * donor's reminders closed, a receipt for each new payment, and a question if somebody seems to have given twice.
 * Retries a failed renewal at once if the card is new. Any number of calls, parallel or late, end in the same rows: a
 * sync that read Stripe before another one committed reads again.
 */
export async function syncDonation(donationId: string, now: Date): Promise<void> {
  for (let read = 1; read <= mostReads; read += 1) {
    const donation = await readDonation(donationId)
    if (donation === null) return
    if (donation.checkoutSessionId === null)
      throw new Error(`Donation ${donationId} has no Checkout session to ask Stripe about.`)
    const snapshot = await readSnapshot(donation, donation.checkoutSessionId)
    const state =
      snapshot !== null &&
      (await inTransaction((transaction) => record(transaction, { donation, snapshot, now })))
    if (state) {
      // After the commit: a transaction that fails moves nothing.
      if (state !== donation.state)
        log.info('donation.moved', { donation: donationId, from: donation.state, to: state })
      return
    }
    await pause(Math.random() * partingMs * read)
  }
  throw new Error(
    `Donation ${donationId} was synced by others ${mostReads} times while we read it; trying again later.`,
  )
}

/** What Stripe says once a new card was tried; null while another process tries it. */
async function readSnapshot({ cardId }: Donation, sessionId: string): Promise<StripeSnapshot | null> {
  const snapshot = await fetchSnapshot(sessionId)
  const use = await useNewCard(cardId, snapshot.subscription)
  if (use === 'busy') return null
  return use === 'nothing' ? snapshot : fetchSnapshot(sessionId)
}

function readDonation(id: string) {
  return db().donation.findUnique({ where: { id } })
}

/** The new state; null if another sync has committed since we read the donation. */
async function record(
  transaction: Queryable,
  { donation, snapshot, now }: { donation: Donation; snapshot: StripeSnapshot; now: Date },
): Promise<Donation['state'] | null> {
  const state = nextState(donation.state, { snapshot, frequency: donation.frequency })
  const email = keepAddress(snapshot.donorEmail) ?? donation.donorEmail
  const isGiven = donation.paidAt !== null || donation.scheduledAt !== null
  const movedFrom = isGiven && donation.donorEmail !== email ? donation.donorEmail : null
  const isNowScheduled = state === 'scheduled' && donation.scheduledAt === null
  const [first] = [...snapshot.payments].sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime())
  const { count } = await transaction.donation.updateMany({
    where: { id: donation.id, syncs: donation.syncs },
    data: {
      state,
      syncs: { increment: 1 },
      donorEmail: email,
      // Links mailed to the earlier address must not open the donation any more.
      ...(movedFrom === null ? {} : { linksSince: now }),
      stripeCustomerId: snapshot.customerId,
      stripeSubscriptionId: snapshot.subscription?.id ?? null,
      nextChargeAt: snapshot.subscription?.nextChargeAt ?? null,
      endsAt: snapshot.subscription?.endsAt ?? null,
      ...terms(donation, snapshot),
      paidAt: first?.paidAt ?? null,
      ...(isNowScheduled ? { scheduledAt: now } : {}),
    },
  })
  if (count === 0) return null
  const isNowPaid = donation.paidAt === null && first !== undefined
  await recordGoodCard(transaction, { donation, snapshot, isNowScheduled, first, now })
  for (const payment of snapshot.payments)
    await recordPayment(transaction, payment, { donation, snapshot, now, email })
  if ((isNowPaid || isNowScheduled) && email !== null)
    await askAboutDuplicate(transaction, { donationId: donation.id, email, now })
  if (movedFrom !== null && email !== null)
    await notifyOfAddress(transaction, { donation, from: movedFrom, to: email, snapshot, now })
  await notifyDonor(transaction, { donation, state, snapshot, now, email })
  return state
}

/** For the card-testing guard: the card of a first payment, or of a first charge that lies ahead, passed. */
async function recordGoodCard(
  transaction: Queryable,
  {
    donation: { id: donationId, paidAt, startsAt },
    snapshot,
    isNowScheduled,
    first,
    now,
  }: {
    donation: Donation
    snapshot: StripeSnapshot
    isNowScheduled: boolean
    first: PaymentSnapshot | undefined
    now: Date
  },
): Promise<void> {
  if (isNowScheduled && snapshot.subscription !== null)
    await recordPaid(transaction, { chargeId: snapshot.subscription.id, donationId, at: now })
  if (startsAt === null && paidAt === null && first !== undefined)
    await recordPaid(transaction, { chargeId: first.chargeId, donationId, at: first.paidAt })
}

/** The current terms of a recurring donation. If the amount changed, the fee that was covered no longer applies. */
function terms(donation: Donation, { subscription }: StripeSnapshot) {
  if (subscription === null) return {}
  const { amount, frequency, isPaused, resumesAt, anchorAt, movedTo, card, failed } = subscription
  const isSameAmount = amount.minor === donation.amountMinor && frequency === donation.frequency
  return {
    frequency,
    amountMinor: amount.minor,
    isPaused,
    resumesAt,
    anchorAt,
    movedTo,
    ...(isSameAmount ? {} : { feeCoveredMinor: 0 }),
    failureCode: failed?.code ?? null,
    failureMethod: failed?.method ?? null,
    retryAt: failed?.nextAttemptAt ?? null,
    ...(card === null ? {} : cardFields(card)),
  }
}

function cardFields({ id, brand, last4, expiresOn }: SavedCard) {
  return { cardId: id, cardBrand: brand, cardLast4: last4, cardExpiresOn: dateOfDay(expiresOn) }
}

async function recordPayment(
  transaction: Queryable,
  payment: PaymentSnapshot,
  {
    donation,
    snapshot,
    now,
    email,
  }: { donation: Donation; snapshot: StripeSnapshot; now: Date; email: string | null },
): Promise<void> {
  const { fee, refunds, disputes, ...moved } = payment
  const { count } = await transaction.payment.createMany({
    data: { ...moved, donationId: donation.id },
    skipDuplicates: true,
  })
  const { paymentIntentId } = moved
  await recordWhatFollowed(transaction, { paymentIntentId, fee, disputes })
  const { id: donationId, neutralMail } = donation
  await recordRefunds(transaction, refunds, { donationId, paymentIntentId, email, neutralMail, now })
  // A payment whose donor had no address until now had no receipt either. The key prevents a second receipt.
  const isNews = count > 0 || donation.donorEmail === null
  if (!isNews || email === null) return
  await fulfilReminders(transaction, email, now)
  const nextChargeAt = snapshot.subscription?.nextChargeAt ?? null
  const mail = { uniqueKey: `receipt:${payment.paymentIntentId}`, to: email }
  await postReceipt(transaction, payment, { donation: { ...donation, nextChargeAt }, mail, now })
}

/** Fee and disputes change after the payment, so Stripe's current values overwrite ours. */
async function recordWhatFollowed(
  transaction: Queryable,
  { paymentIntentId, fee, disputes }: Pick<PaymentSnapshot, 'paymentIntentId' | 'fee' | 'disputes'>,
): Promise<void> {
  const data = { feeMinor: fee?.minor ?? null, feeCurrency: fee?.currency ?? null }
  await transaction.payment.update({ where: { paymentIntentId }, data })
  for (const dispute of disputes) {
    const row = { ...dispute, paymentIntentId }
    await transaction.dispute.upsert({ where: { id: dispute.id }, create: row, update: row })
  }
}
