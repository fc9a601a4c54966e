import { db, inTransaction } from '../db'
import { refuse, succeed, type Result } from '../result'
import { shareWork } from '../share-work'
import { recordReports } from './record-reports'
import type { MailReport, Received } from './rules'

export type RecordOptions = {
  now: Date
  /** Prevents a replay of the request. It is recorded in the same transaction as the reports. */
  nonce?: { value: string; expiresAt: Date }
}

type Outcome = Result<Received, { reason: 'replayed' }>

const recordOnce = shareWork<Outcome>()

/**
 * Records all reports of a request, or none. A request with known reports costs one read and waits for no lock. Copies
 * that arrive during recording share its outcome.
 */
export async function recordMailEvents(
  reports: MailReport[],
  { now, nonce }: RecordOptions,
): Promise<Outcome> {
  if (nonce !== undefined) return recordWithNonce(reports, { now, nonce })
  if (reports.length === 0) return succeed('ignored')
  const ids = [...new Set(reports.map(({ id }) => id))].sort()
  const { value } = await recordOnce(JSON.stringify(ids), async () => {
    const known = await db().mailEvent.count({ where: { id: { in: ids } } })
    return known === ids.length ? succeed('stored') : record(reports, { now })
  })
  return value
}

/** Of simultaneous copies, one is accepted. The others get the same answer as later copies. */
async function recordWithNonce(
  reports: MailReport[],
  { now, nonce }: Required<RecordOptions>,
): Promise<Outcome> {
  const { value, isFirst } = await recordOnce(`nonce ${nonce.value}`, async () => {
    const consumed = await db().usedProof.findUnique({ where: { nonce: nonce.value } })
    return consumed === null ? record(reports, { now, nonce }) : refuse({ reason: 'replayed' })
  })
  return isFirst ? value : refuse({ reason: 'replayed' })
}

function record(reports: MailReport[], { now, nonce }: RecordOptions): Promise<Outcome> {
  return inTransaction(async (transaction) => {
    if (nonce !== undefined) {
      const proof = { nonce: nonce.value, expiresAt: nonce.expiresAt }
      const { count } = await transaction.usedProof.createMany({ data: proof, skipDuplicates: true })
      if (count === 0) return refuse({ reason: 'replayed' })
    }
    await recordReports(transaction, reports, { now, source: 'report' })
    return succeed(reports.length > 0 ? 'stored' : 'ignored')
  })
}
