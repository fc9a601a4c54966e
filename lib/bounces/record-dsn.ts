import { db, inTransaction } from '../db'
import { shareWork } from '../share-work'
import { readDsn } from './read-dsn'
import { recordMailEvent } from './record-mail-event'

const recordOnce = shareWork<boolean>()

/**
 * Records a mail that a mail server returned. Anybody can write such a mail, so it counts only if our delivery log says
 * that we sent the mail it names. One edition bounces at most once for one reader.
 */
export async function recordDsn(raw: string, now: Date): Promise<'recorded' | 'nothing'> {
  const dsn = await readDsn(raw)
  if (dsn === null) return 'nothing'
  const { mail, kind, detail } = dsn
  const id = `dsn:${mail.editionNumber}.${mail.subscriberId}`
  const report = { id, kind, email: null, mail, detail, at: now }
  const { value: isNew, isFirst } = await recordOnce(id, async () => {
    // A known report opens no transaction and waits for no lock.
    if ((await db().mailEvent.findUnique({ where: { id }, select: { id: true } })) !== null) return false
    return inTransaction((transaction) => recordMailEvent(transaction, report, now))
  })
  return isNew && isFirst ? 'recorded' : 'nothing'
}
