import type { Queryable } from '../../db'
import { addDays, dayOf, instantOn } from '../../days'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { signToken } from '../../tokens'
import { readerLinks } from '../../readers/neutral-mail'
import { siteUrl } from '../../urls'
import { doubleGiftMail } from './double-gift-emails'
import { giftOf } from '../queries'
import { isDouble } from './double-gift-rules'

const linkDays = 30

type Gift = Awaited<ReturnType<typeof listGifts>>[number]

/**
 * Called in the transaction that records a donation's first payment. If the same address has a similar donation, asks
 * once whether both were meant. The question is always about the later of the two, whichever is recorded last. First
 * payments of one address are recorded one after the other here, so that of two at the same moment, on two servers, the
 * second sees the first.
 */
export async function askAboutDouble(
  transaction: Queryable,
  { donationId, email, now }: { donationId: string; email: string; now: Date },
): Promise<void> {
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`gifts of ${email}`}, 0))`
  const gifts = await listGifts(transaction, email)
  const place = gifts.findIndex(({ id }) => id === donationId)
  const gift = gifts[place]
  if (gift === undefined) return

  const earlier = gifts.slice(0, place).findLast((other) => isDouble(other, gift))
  if (earlier !== undefined) await ask(transaction, { first: earlier, second: gift, email, now })
  for (const later of gifts.slice(place + 1).filter((other) => isDouble(gift, other)))
    await ask(transaction, { first: gift, second: later, email, now })
}

/** In the order of their first payment. Ids grow with time, so they order those of the same second. */
function listGifts(transaction: Queryable, email: string) {
  return transaction.donation.findMany({
    where: { donorEmail: email, paidAt: { not: null } },
    orderBy: [{ paidAt: 'asc' }, { id: 'asc' }],
  })
}

/** The row outlives the outbox, so nobody is asked again after the mail was deleted. */
async function ask(
  transaction: Queryable,
  { first, second, email, now }: { first: Gift; second: Gift; email: string; now: Date },
): Promise<void> {
  const row = { secondId: second.id, firstId: first.id, askedAt: now }
  const { count } = await transaction.doubleGift.createMany({ data: row, skipDuplicates: true })
  if (count === 0) return
  const lastDay = addDays(dayOf(now), linkDays)
  const token = signToken('undo-second-gift', {
    subject: second.id,
    expiresAt: instantOn(addDays(lastDay, 1)),
  })
  const content = await doubleGiftMail({
    ...(await readerLinks(transaction, { email, choice: second.neutralMail })),
    first: giftOf(first),
    second: giftOf(second),
    undoUrl: siteUrl('/donate/twice', { token }),
    lastDay,
    contact: publication.contact,
  })
  const uniqueKey = `double-gift:${second.id}`
  await postMail(transaction, { uniqueKey, kind: 'double-gift', to: email, content }, now)
}
