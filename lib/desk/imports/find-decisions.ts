import { db } from '../../db'
import type { Decisions } from '../../imports/rules'
import { decisionsSchema } from '../../imports/schema'

/** What people have decided so far about how a file is read. */
export async function findDecisions(importId: string): Promise<Decisions> {
  const found = await db().import.findUnique({ where: { id: importId }, select: { decisions: true } })
  return decisionsSchema.parse(found?.decisions ?? {})
}
