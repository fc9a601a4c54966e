import type { Prisma, Queryable } from '../db'
import type { RecordedAction } from './rules'

export type Recorded = {
  /** Null for a command or the schedule. */
  staffId: string | null
  action: RecordedAction
  /** What the action is about, as "donation:<id>" or "user:<id>". */
  subject: string
  /** What a person needs who later asks what happened; no secrets, no cards, and addresses only if they matter. */
  details?: Prisma.InputJsonObject
  now: Date
}

/** Writes one audit entry in the transaction of the action: both are kept or neither. */
export async function recordAction(transaction: Queryable, recorded: Recorded): Promise<void> {
  const { staffId, action, subject, details = {}, now } = recorded
  await transaction.auditEntry.create({ data: { staffId, action, subject, details, at: now } })
}
