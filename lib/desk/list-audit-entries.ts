import { db } from '../db'

export type AuditEntry = {
  id: string
  action: string
  details: Record<string, unknown>
  by: string | null
  /** True if no person did it: the outcome of an earlier action of staff. */
  isSystem: boolean
  at: Date
}

/** The audit entries about one subject ("donation:<id>"), newest first. */
export async function listAuditEntries(subject: string): Promise<AuditEntry[]> {
  const entries = await db().auditEntry.findMany({ where: { subject }, orderBy: { id: 'desc' }, take: 100 })
  const staff = await db().user.findMany({
    where: { id: { in: entries.flatMap(({ staffId }) => staffId ?? []) } },
    select: { id: true, email: true },
  })
  return entries.map(({ id, action, details, staffId, at }) => ({
    id: String(id),
    action,
    at,
    details: details as Record<string, unknown>,
    by: staff.find((person) => person.id === staffId)?.email ?? null,
    isSystem: staffId === null,
  }))
}
