import { eraseRequestsOf } from '../../address-requests/subscriber-requests'
import { inTransaction } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'

export type Erasure = { subscriberId: string; staffId: string }

const kinds = [
  ...['confirm-subscription', 'confirm-nudge', 'welcome', 'welcome-3', 'welcome-10', 'already-subscribed'],
  ...['leave-old-address', 'take-new-address', 'address-left', 'address-taken'],
]

/**
 * Erases a subscriber on request: the address, consent and its changes, mails about the newsletter, import records,
 * and forms that are not carried out yet, which would bring the address back.
 * The delivery counts of past editions stay, under an anonymous id. Keyed hashes of the addresses stay, so that no import
 * brings them back; their own sign-up does. If the address was suppressed, that stays too. A file that waits to be
 * imported leaves it out.
 */
export function eraseSubscriber(
  { subscriberId, staffId }: Erasure,
  now: Date,
): Promise<Result<void, { reason: 'unknown' }>> {
  return inTransaction(async (transaction) => {
    const where = { id: subscriberId }
    const known = await transaction.subscriber.findUnique({
      where,
      select: { id: true, email: true, linkId: true },
    })
    if (known === null) return refuse({ reason: 'unknown' })
    await eraseRequestsOf(transaction, known)
    const changes = await transaction.addressChange.findMany({ where: { subscriberId } })
    const [erased] = await transaction.$queryRaw<{ email: string }[]>`
      delete from subscribers where id = ${subscriberId}::uuid returning email`
    if (erased === undefined) return refuse({ reason: 'unknown' })
    const { email } = erased
    const addresses = [email, ...changes.flatMap(({ oldEmail, newEmail }) => [oldEmail, newEmail])]
    await transaction.mail.deleteMany({
      where: { toAddress: { in: addresses }, kind: { in: kinds } },
    })
    await transaction.mailEvent.updateMany({
      where: { subscriberId },
      data: { subscriberId: null, detail: null, domain: null },
    })
    await transaction.erasedAddress.createMany({
      data: [...new Set(addresses)].map((address) => ({ addressHash: suppressionHash(address), at: now })),
      skipDuplicates: true,
    })
    await transaction.selectionMember.deleteMany({ where: { subscriberId, isChanged: true } })
    await transaction.$executeRaw`delete from import_changes where subscriber_id = ${subscriberId}::uuid`
    await transaction.$executeRaw`
      update import_rejections set value = '(erased)' where lower(value) = ${email}`
    const subject = `subscriber:${subscriberId}`
    await recordAction(transaction, { staffId, action: 'subscribers.erase', subject, now })
    return succeed(undefined)
  })
}
