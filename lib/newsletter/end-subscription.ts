import type { Queryable } from '../db'

/**
 * Ends a subscription and records it. Links of earlier requests stop working, so that an old confirm mail cannot bring a
 * reader back. `page` is where they asked for it.
 * @returns false if it had ended before
 */
export async function endSubscription(
  transaction: Queryable,
  { id, now, page = null }: { id: string; now: Date; page?: string | null },
): Promise<boolean> {
  const [left] = await transaction.$queryRaw<{ request: number }[]>`
    update subscribers set state = 'unsubscribed', unsubscribed_at = ${now}, withdrawn_request = request
     where id = ${id}::uuid and state <> 'unsubscribed'
    returning request`
  if (left === undefined) return false
  const consent = { subscriberId: id, request: left.request, kind: 'withdrawn', page, at: now } as const
  await transaction.consentEvent.createMany({ data: consent, skipDuplicates: true })
  return true
}
