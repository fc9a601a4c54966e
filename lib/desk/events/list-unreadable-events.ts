import { db } from '../../db'

export type UnreadableEvent = {
  digest: string
  provider: string
  reason: string
  content: string
  receivedAt: Date
}

/** Mail events that we could not read, newest first, fifty at most. Their addresses are redacted. */
export function listUnreadableEvents(): Promise<UnreadableEvent[]> {
  return db().unreadableMailEvent.findMany({ orderBy: { receivedAt: 'desc' }, take: 50 })
}

export function countUnreadableEvents(): Promise<number> {
  return db().unreadableMailEvent.count()
}
