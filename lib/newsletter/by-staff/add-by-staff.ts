import { inTransaction, type Queryable } from '../../db'
import { isDisposable } from '../../addresses/disposable-address'
import { isSuppressed, suppressionHash } from '../../readers/queries'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import { postConfirmMail } from '../confirmation/post-confirm-mail'
import type { Addition } from '../schema'

export type AdditionRefusal =
  | { reason: 'known' | 'left'; subscriberId: string }
  | { reason: 'suppressed' | 'erased' | 'disposable' }

type Given = Addition & { staffId: string }

/**
 * Adds one subscriber by hand: mails them a link to confirm, or records how they agreed. Nobody who left, is suppressed
 * or was erased comes back by it, except that a reader who left may be asked to confirm. Done twice, and by two people at
 * once, it is done once: the address is unique, and the second hears that it is known.
 */
export function addByStaff(
  given: Given,
  now: Date,
): Promise<Result<{ subscriberId: string }, AdditionRefusal>> {
  return inTransaction(async (transaction) => {
    const refusal = await findRefusal(transaction, given.email)
    if (refusal !== null) return refuse(refusal)
    const { email, name, how, source, staffId } = given
    await transaction.subscriber.createMany({
      data: { email, state: 'unconfirmed', request: 0, requestedAt: now },
      skipDuplicates: true,
    })
    const [known] = await transaction.$queryRaw<{ id: string; state: string; request: number }[]>`
      select id::text, state::text, request from subscribers where email = ${email} for update`
    if (known === undefined) throw new Error('The subscriber was erased at this moment.')
    const { id: subscriberId } = known
    if (known.state === 'confirmed' || (known.request > 0 && known.state === 'unconfirmed'))
      return refuse({ reason: 'known', subscriberId })
    if (known.state === 'unsubscribed' && how === 'agreed') return refuse({ reason: 'left', subscriberId })
    const request = await openRequest(transaction, { ...given, subscriberId, now })
    if (how === 'ask')
      await postConfirmMail(transaction, { id: subscriberId, request, email, isInvited: true }, now)
    const details = { how, ...(source === '' ? {} : { source }), hasName: name !== '' }
    const recorded = { staffId, action: 'subscribers.add', subject: `subscriber:${subscriberId}` } as const
    await recordAction(transaction, { ...recorded, details, now })
    return succeed({ subscriberId })
  })
}

async function findRefusal(transaction: Queryable, email: string): Promise<AdditionRefusal | null> {
  if (isDisposable(email)) return { reason: 'disposable' }
  if (await isSuppressed(transaction, email)) return { reason: 'suppressed' }
  const known = await transaction.subscriber.count({ where: { email } })
  const addressHash = suppressionHash(email)
  const erased = known > 0 ? null : await transaction.erasedAddress.findUnique({ where: { addressHash } })
  return erased === null ? null : { reason: 'erased' }
}

/** Nobody agreed yet where a mail asks them; the consent event then only says who gave us the address. */
async function openRequest(
  transaction: Queryable,
  { subscriberId, name, how, source, now }: Given & { subscriberId: string; now: Date },
): Promise<number> {
  const isConfirmed = how === 'agreed'
  const { request } = await transaction.subscriber.update({
    where: { id: subscriberId },
    data: {
      state: isConfirmed ? 'confirmed' : 'unconfirmed',
      request: { increment: 1 },
      requestedAt: now,
      ...(name === '' ? {} : { name }),
    },
    select: { request: true },
  })
  const kind = isConfirmed ? 'imported' : 'recorded'
  const said = source === '' ? 'Entered by staff' : source
  await transaction.consentEvent.create({ data: { subscriberId, request, kind, source: said, at: now } })
  return request
}
