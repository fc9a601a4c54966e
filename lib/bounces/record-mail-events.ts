import { inTransaction } from '../db'
import { refuse, succeed, type Result } from '../result'
import { recordMailEvent } from './record-mail-event'
import type { MailReport, Received } from './rules'

export type RecordOptions = {
  now: Date
  /** Of a request that must not be used again: spent together with what it says. */
  nonce?: { value: string; expiresAt: Date }
}

/** Takes down all that one request says, or nothing of it. */
export function recordMailEvents(
  reports: MailReport[],
  { now, nonce }: RecordOptions,
): Promise<Result<Received, { reason: 'replayed' }>> {
  return inTransaction(async (transaction) => {
    if (nonce !== undefined) {
      const proof = { nonce: nonce.value, expiresAt: nonce.expiresAt }
      const { count } = await transaction.spentProof.createMany({ data: proof, skipDuplicates: true })
      if (count === 0) return refuse({ reason: 'replayed' })
    }
    for (const report of reports) await recordMailEvent(transaction, report, now)
    return succeed(reports.length > 0 ? 'stored' : 'ignored')
  })
}
