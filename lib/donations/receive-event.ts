import { inTransaction, type Prisma } from '../db'
import { addJob } from '../jobs'
import { succeed, type Result } from '../result'
import { readNotice, type NoticeRefusal } from './stripe'

/**
 * Stores a verified event once under Stripe's id and queues its sync, both or neither. A second delivery finds
 * the row and does nothing. @throws when the database is away, so that the door answers 503 and Stripe comes again.
 */
export async function receiveEvent({
  body,
  signature,
  now,
}: {
  body: string
  signature: string | null
  now: Date
}): Promise<Result<void, NoticeRefusal>> {
  const notice = readNotice(body, signature)
  if (!notice.ok) return notice
  const { id, type, payload } = notice.value
  const { id: objectId } = payload.data.object as { id?: string }

  await inTransaction(async (transaction) => {
    const { count } = await transaction.stripeEvent.createMany({
      data: {
        id,
        type,
        objectId: objectId ?? null,
        payload: JSON.parse(body) as Prisma.InputJsonObject,
        receivedAt: now,
      },
      skipDuplicates: true,
    })
    if (count > 0) await addJob(transaction, 'sync-donation', { key: id, payload: { eventId: id } })
  })
  return succeed(undefined)
}
