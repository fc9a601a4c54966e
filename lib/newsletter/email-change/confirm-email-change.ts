import { randomUUID } from 'node:crypto'
import { inTransaction, Prisma, type Queryable } from '../../db'
import { maskAddress } from '../../addresses/mask-address'
import { postMail } from '../../mail/post-mail'
import { isSuppressed } from '../../readers/queries'
import { refuse, succeed, type Result } from '../../result'
import { readToken, splitSubject } from '../../secrets/tokens'
import { addressLinks } from '../../readers/mail-language'
import { addressLeftMail, addressTakenMail } from './address-emails'
import { lockSubscriber } from '../lock-subscriber'
import { sendAlreadySubscribed } from '../sign-up/send-already-subscribed'
import { standingOf, type AddressSide } from '../rules'
import { readLinkOf } from '../links/reader-link'
import { signReaderLinks } from '../links/sign-reader-links'

export type AgreeRefusal = { reason: 'unknown' | 'over' }

type Agreement = { side: AddressSide; subscriberId: string; number: number; now: Date }
type Change = { subscriberId: string; number: number; oldEmail: string; newEmail: string }

/**
 * Stores that one of the two mailboxes agreed to a change of address, and changes it once both have, in the same
 * transaction. Pressed twice, on either side, in either order, on two servers at once, it is done once.
 */
export async function confirmEmailChange(
  { side, token }: { side: AddressSide; token: string },
  now: Date,
): Promise<Result<void, AgreeRefusal>> {
  const read = readToken(side, token, now)
  if (!read.ok) return refuse({ reason: read.reason === 'unknown' ? 'unknown' : 'over' })
  const { id: subscriberId, number } = splitSubject(read.value)
  const once = () => inTransaction((transaction) => agree(transaction, { side, subscriberId, number, now }))
  try {
    return await once()
  } catch (error) {
    // Somebody signed up with the new address at the same moment. A second try sees their row.
    if (isTaken(error)) return once()
    throw error
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

async function agree(
  transaction: Queryable,
  { side, subscriberId, number, now }: Agreement,
): Promise<Result<void, AgreeRefusal>> {
  const subscriber = await lockSubscriber(transaction, subscriberId)
  const [change] = await transaction.addressChange.findMany({
    where: { subscriberId, number: { gte: number } },
    orderBy: { number: 'desc' },
    take: 1,
  })
  if (subscriber === null || change === undefined) return refuse({ reason: 'unknown' })
  const isCurrent =
    change.number === number && subscriber.state === 'confirmed' && subscriber.email === change.oldEmail
  const standing = standingOf(side, { ...change, isCurrent, isExpired: false })
  if (standing === 'over') return refuse({ reason: 'over' })
  if (standing !== 'ready') return succeed(undefined)

  const mine = side === 'leave-old-address' ? { oldConfirmedAt: now } : { newConfirmedAt: now }
  const agreed = await transaction.addressChange.update({
    where: { subscriberId_number: { subscriberId, number } },
    data: mine,
  })
  if (agreed.oldConfirmedAt !== null && agreed.newConfirmedAt !== null) await settle(transaction, agreed, now)
  return succeed(undefined)
}

/**
 * Both have agreed. If the new address has become a subscription of its own in the meantime, that one stays and is
 * told.
 */
async function settle(transaction: Queryable, change: Change, now: Date): Promise<void> {
  const { subscriberId, number, newEmail: email } = change
  if (await isSuppressed(transaction, email)) return
  // The owner of the new mailbox had unsubscribed, or never confirmed. They have just agreed, so the old row goes.
  await transaction.subscriber.deleteMany({ where: { email, state: { not: 'confirmed' } } })
  if ((await transaction.subscriber.count({ where: { email } })) > 0) {
    return sendAlreadySubscribed(transaction, { email, now })
  }
  // The links in the old mailbox end here: its readers must not change what now comes to the new one.
  const retiredLinkId = await readLinkOf(transaction, subscriberId)
  const moved = { email, softBounces: 0, linkId: randomUUID() }
  await transaction.subscriber.update({ where: { id: subscriberId }, data: moved })
  await transaction.addressChange.update({
    where: { subscriberId_number: { subscriberId, number } },
    data: { doneAt: now, retiredLinkId },
  })
  await notifyBoth(transaction, change, now)
}

async function notifyBoth(
  transaction: Queryable,
  { subscriberId, number, oldEmail, newEmail }: Change,
  now: Date,
): Promise<void> {
  // The subscriber has the new address by now, and the same language.
  const links = await addressLinks(transaction, newEmail)
  const left = await addressLeftMail({ ...links, newEmail: maskAddress(newEmail) })
  const taken = await addressTakenMail({
    ...links,
    ...signReaderLinks(await readLinkOf(transaction, subscriberId)),
  })
  const mails = [
    { kind: 'address-left', to: oldEmail, content: left },
    { kind: 'address-taken', to: newEmail, content: taken },
  ]
  for (const mail of mails) {
    await postMail(transaction, { ...mail, uniqueKey: `${mail.kind}:${subscriberId}:${number}` }, now)
  }
}
