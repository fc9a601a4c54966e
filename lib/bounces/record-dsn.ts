import { inTransaction } from '../db'
import { readDsn } from './read-dsn'
import { recordMailEvent } from './record-mail-event'

/**
 * Takes down a mail that a mail server sent back. Anybody can write such a mail, so it counts only where the ledger
 * knows the very delivery it names as sent; one edition bounces once for one reader.
 */
export async function recordDsn(raw: string, now: Date): Promise<'recorded' | 'nothing'> {
  const dsn = await readDsn(raw)
  if (dsn === null) return 'nothing'
  const { mail, kind, detail } = dsn
  const id = `dsn:${mail.editionNumber}.${mail.subscriberId}`
  const report = { id, kind, email: null, mail, detail, at: now }
  const isNew = await inTransaction((transaction) => recordMailEvent(transaction, report, now))
  return isNew ? 'recorded' : 'nothing'
}
