import { inTransaction } from '../db'
import { refuse, succeed, type Result } from '../result'
import { readToken } from '../tokens'

/**
 * Ends a subscription at once and without questions; repeating it changes nothing. The links of earlier requests stop
 * working, so that an old confirm mail cannot bring a reader back. `page` is where it was pressed.
 */
export async function unsubscribe(
  token: string,
  { now, page }: { now: Date; page: string },
): Promise<Result<void, { reason: 'unknown' }>> {
  const read = readToken('unsubscribe', token, now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  const id = read.value

  return inTransaction(async (transaction) => {
    const [left] = await transaction.$queryRaw<{ request: number }[]>`
      update subscribers set state = 'unsubscribed', unsubscribed_at = ${now}, withdrawn_request = request
       where id = ${id}::uuid and state <> 'unsubscribed'
      returning request`
    if (left) {
      const consent = { subscriberId: id, request: left.request, kind: 'withdrawn', page, at: now } as const
      await transaction.consentEvent.create({ data: consent })
      return succeed(undefined)
    }
    const isKnown =
      (await transaction.subscriber.findUnique({ where: { id }, select: { id: true } })) !== null
    return isKnown ? succeed(undefined) : refuse({ reason: 'unknown' })
  })
}
