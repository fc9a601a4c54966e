import type { Prisma, Queryable } from '../db'
import type { RecordedAction } from './rules'

export type Recorded = {
  /** Null where a command or the schedule did it. */
  staffId: string | null
  action: RecordedAction
  /** What it was done to, as "donation:<id>" or "user:<id>". */
  subject: string
  /** Whatever a person needs who asks later what happened; no secrets, no card, no address that is not the point. */
  details?: Prisma.InputJsonObject
  now: Date
}

/** Writes one line of the audit log, in the transaction that does what it says: both are kept or neither. */
export async function recordAction(transaction: Queryable, recorded: Recorded): Promise<void> {
  const { staffId, action, subject, details = {}, now } = recorded
  await transaction.auditEntry.create({ data: { staffId, action, subject, details, at: now } })
}
