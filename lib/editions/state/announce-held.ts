import { inTransaction, type Queryable } from '../../db'
import { recordAction } from '../../staff/record-action'
import type { EditionWhy } from '../rules'
import { tellStaff } from './tell-staff'

const going = ['start', 'release', 'resume', 'resend_uncertain'].map((deed) => `newsletter.${deed}`)
const stopping = ['hold', 'undo-send-now'].map((deed) => `newsletter.${deed}`)

/**
 * Tells staff of every edition that its sender has held: whoever sends knows the ledger and neither desk nor audit
 * log. The log's line says that they have been told, so each stop is told of once. @returns of how many
 */
export function announceHeld(now: Date): Promise<number> {
  return inTransaction(async (transaction) => {
    const held = await findUntold(transaction)
    for (const { number, why } of held) {
      const subject = `edition:${number}`
      const line = { staffId: null, action: 'newsletter.hold', subject, details: { why }, now } as const
      await recordAction(transaction, line)
      await tellStaff(transaction, { number, to: 'held', why }, now)
    }
    return held.length
  })
}

/**
 * Held editions whose last move, by the log, is one that made them go. Of two ticks, the second waits for the first
 * and then reads its line.
 */
async function findUntold(transaction: Queryable): Promise<{ number: number; why: EditionWhy }[]> {
  const held = await transaction.$queryRaw<{ number: number; why: EditionWhy }[]>`
    select number, why from editions where state = 'held' order by number for update`
  const untold = []
  for (const edition of held) {
    const last = await transaction.auditEntry.findFirst({
      where: { subject: `edition:${edition.number}`, action: { in: [...going, ...stopping] } },
      orderBy: { id: 'desc' },
    })
    if (last !== null && going.includes(last.action)) untold.push(edition)
  }
  return untold
}
