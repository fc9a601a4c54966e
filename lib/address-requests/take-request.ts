import { inTransaction, type Queryable } from '../db'
import type { RequestKind } from './file-request'

/** `now` is when the button was pressed: consent evidence and expiries have that time, however late this runs. */
export type FiledRequest<Content> = { id: string; content: Content; ipPrefix: string | null; now: Date }

type Taker<Content> = (transaction: Queryable, request: FiledRequest<Content>) => Promise<void>

/** One function for each kind. lib wrote the content, so it is trusted. */
export type Takers = Record<RequestKind, Taker<never>>

type Row = { kind: RequestKind; content: unknown; ipPrefix: string | null; createdAt: Date }

/**
 * Carries out a request and deletes it, in one transaction. A second job waits for the first at the row, and finds
 * nothing once it has committed.
 */
export function takeRequest(id: string, takers: Takers): Promise<void> {
  return inTransaction(async (transaction) => {
    const [row] = await transaction.$queryRaw<Row[]>`
      delete from address_requests where id = ${id}::uuid
      returning kind, content, ip_prefix as "ipPrefix", created_at as "createdAt"`
    if (row === undefined) return
    const { kind, content, ipPrefix, createdAt: now } = row
    await (takers[kind] as Taker<unknown>)(transaction, { id, content, ipPrefix, now })
  })
}
