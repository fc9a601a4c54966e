import { db, inTransaction } from '../../db'
import { log } from '../../log'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import { footLinks } from '../../urls'
import { changeFailedMail } from './change-emails'
import { signManageLink } from '../manage-links/sign-manage-link'
import { syncDonation } from '../sync/sync-donation'
import { updateSubscription } from '../../stripe/change-subscription'

/** 'noted': Stripe does not answer; `tick` repeats the change until it does. */
export type CarriedOut = 'done' | 'noted' | 'refused'

/** After this time nobody waits for the page any more, so a refusal is mailed. */
const patienceMs = 60_000

/**
 * Carries out a stored change, after all older open changes of the same donation, so that changes reach Stripe in the
 * order in which they were asked. The order is: Stripe, our rows, then the mark. If the process is killed in between,
 * the next call repeats it under the same idempotency key.
 */
export async function executeChange(id: string, now: Date): Promise<CarriedOut> {
  const { donationId, number } = await db().donationChange.findUniqueOrThrow({ where: { id } })
  for (const change of await listOpen(donationId, number))
    if ((await execute(change, now)) === 'noted') return 'noted'
  const { state } = await db().donationChange.findUniqueOrThrow({ where: { id } })
  return state === 'refused' ? 'refused' : 'done'
}

type Change = Awaited<ReturnType<typeof listOpen>>[number]

function listOpen(donationId: string, upTo: number) {
  return db().donationChange.findMany({
    where: { donationId, number: { lte: upTo }, state: 'asked' },
    include: { donation: true },
    orderBy: { number: 'asc' },
  })
}

async function execute(change: Change, now: Date): Promise<CarriedOut> {
  const { id, kind, donation } = change
  const { frequency, currency, stripeSubscriptionId, stripeCustomerId: customerId } = donation
  if (stripeSubscriptionId === null) throw new Error(`Donation ${donation.id} has nothing to change.`)
  const told = await updateSubscription({
    ...change,
    donation: {
      subscriptionId: stripeSubscriptionId,
      customerId,
      frequency,
      currency,
      isUnpaid: donation.paidAt === null,
    },
  })
  if (!told.ok && told.reason === 'unavailable') {
    log.warn('donation_change.stripe_failed', { change: id, kind })
    return 'noted'
  }
  try {
    await syncDonation(donation.id, now)
    if (kind === 'address') await syncSharing(donation, now)
  } catch (error) {
    log.error('donation_change.sync_failed', error, { change: id, kind })
    return 'noted'
  }
  await close(change, { refusal: told.ok ? null : told.message, now })
  return told.ok ? 'done' : 'refused'
}

/** Donations of one customer have one address. */
async function syncSharing(
  { id, stripeCustomerId }: { id: string; stripeCustomerId: string | null },
  now: Date,
): Promise<void> {
  if (stripeCustomerId === null) return
  const others = await db().donation.findMany({
    where: { stripeCustomerId, id: { not: id }, checkoutSessionId: { not: null } },
    select: { id: true },
  })
  for (const other of others) await syncDonation(other.id, now)
}

async function close(
  { id, kind, askedAt, donation }: Change,
  { refusal, now }: { refusal: string | null; now: Date },
): Promise<void> {
  const isAlone = now.getTime() - askedAt.getTime() > patienceMs
  const to = donation.donorEmail
  const links =
    to === null ? footLinks() : await readerLinks(db(), { email: to, choice: donation.neutralMail })
  const content = await changeFailedMail({
    ...links,
    manageUrl: signManageLink(donation.id, now),
    contact: publication.contact,
  })
  await inTransaction(async (transaction) => {
    const { count } = await transaction.donationChange.updateMany({
      where: { id, state: 'asked' },
      data: { state: refusal === null ? 'done' : 'refused', closedAt: now, lastError: refusal },
    })
    if (refusal === null || count === 0) return
    log.warn('donation_change.refused', { change: id, kind, reason: refusal })
    if (!isAlone || to === null) return
    const uniqueKey = `donation-change-failed:${id}`
    await postMail(transaction, { uniqueKey, kind: 'donation-change-failed', to, content }, now)
  })
}
