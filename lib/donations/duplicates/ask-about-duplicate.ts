import type { Queryable } from '../../db'
import { addDays, dayOf, instantOn } from '../../days'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { signToken } from '../../secrets/tokens'
import { readerLinks } from '../../readers/neutral-mail'
import { siteUrl } from '../../urls'
import { duplicateDonationMail } from './duplicate-donation-emails'
import { given } from '../../given-donations'
import { donationOf } from '../queries'
import { isDuplicate } from './duplicate-donation-rules'

const linkDays = 30

type Donation = Awaited<ReturnType<typeof listDonations>>[number]

/**
 * Called in the transaction that records a donation's first payment, or that its donor agreed to a later one. If the same address has a similar donation, asks
 * once whether both were meant. The question is always about the later of the two, whichever is recorded last. First
 * payments of one address are recorded one after the other here, so that of two at the same moment, on two servers, the
 * second sees the first.
 */
export async function askAboutDuplicate(
  transaction: Queryable,
  { donationId, email, now }: { donationId: string; email: string; now: Date },
): Promise<void> {
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`donations of ${email}`}, 0))`
  const donations = await listDonations(transaction, email)
  const place = donations.findIndex(({ id }) => id === donationId)
  const donation = donations[place]
  if (donation === undefined) return

  const earlier = donations.slice(0, place).findLast((other) => isDuplicate(other, donation))
  if (earlier !== undefined) await ask(transaction, { first: earlier, second: donation, email, now })
  for (const later of donations.slice(place + 1).filter((other) => isDuplicate(donation, other)))
    await ask(transaction, { first: donation, second: later, email, now })
}

/**
 * In the order of their first payment; what was not paid yet comes last, so it is the one that can be undone. Ids grow
 * with time, so they order those of the same second.
 */
function listDonations(transaction: Queryable, email: string) {
  return transaction.donation.findMany({
    where: { donorEmail: email, ...given },
    orderBy: [{ paidAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  })
}

/** The row outlives the outbox, so nobody is asked again after the mail was deleted. */
async function ask(
  transaction: Queryable,
  { first, second, email, now }: { first: Donation; second: Donation; email: string; now: Date },
): Promise<void> {
  const row = { secondId: second.id, firstId: first.id, askedAt: now }
  const { count } = await transaction.duplicateDonation.createMany({ data: row, skipDuplicates: true })
  if (count === 0) return
  const lastDay = addDays(dayOf(now), linkDays)
  const token = signToken('reverse-duplicate', {
    subject: second.id,
    expiresAt: instantOn(addDays(lastDay, 1)),
  })
  const content = await duplicateDonationMail({
    ...(await readerLinks(transaction, { email, choice: second.neutralMail })),
    first: donationOf(first),
    second: donationOf(second),
    reverseUrl: siteUrl('/donate/duplicate', { token }),
    lastDay,
    contact: publication.contact,
  })
  const uniqueKey = `duplicate-donation:${second.id}`
  await postMail(transaction, { uniqueKey, kind: 'duplicate-donation', to: email, content }, now)
}
