import { db, inTransaction } from '../db'
import { shareWork } from '../share-work'
import { classifyMail } from './classify/classify-mail'
import { readReturnedMail } from './classify/read-returned-mail'
import { recordMailEvent } from './record-mail-event'
import { readMessageId, type MailEventKind, type MailName, type MailReport } from './rules'

const recordOnce = shareWork<boolean>()

/** A bounce, a complaint and a request to leave may each come once for one mail. */
const prefixes: Record<MailEventKind, string> = {
  hard_bounce: 'dsn',
  soft_bounce: 'dsn',
  policy_block: 'dsn',
  complaint: 'arf',
  left: 'left',
}

/**
 * Records a mail that came back. Anybody can write such a mail, so it counts only if our delivery log says that we sent
 * the mail it names.
 */
export async function recordReturnedMail(raw: Uint8Array, now: Date): Promise<'recorded' | 'nothing'> {
  const report = await readReport(raw, now)
  if (report === null) return 'nothing'
  const { id } = report
  const { value: isNew, isFirst } = await recordOnce(id, async () => {
    // A known report opens no transaction and waits for no lock.
    if ((await db().mailEvent.findUnique({ where: { id }, select: { id: true } })) !== null) return false
    return inTransaction((transaction) => recordMailEvent(transaction, report, now))
  })
  return isNew && isFirst ? 'recorded' : 'nothing'
}

/** Null if nothing follows from the mail, or if it names no mail of ours. */
export async function readReport(raw: Uint8Array, now: Date): Promise<MailReport | null> {
  const returned = await readReturnedMail(raw)
  const classified = returned === null ? null : classifyMail(returned)
  const mail = returned?.messageIds.map(readMessageId).find((name): name is MailName => name !== null)
  if (classified === null || mail === undefined) return null
  const { kind, detail } = classified
  const id = `${prefixes[kind]}:${'mailId' in mail ? mail.mailId : `${mail.editionNumber}.${mail.subscriberId}`}`
  return { id, kind, email: null, mail, detail, at: now }
}
