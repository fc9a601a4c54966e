import { createHash } from 'node:crypto'
import { db, inTransaction, type Queryable } from '../db'
import { readOwnAddress, type OwnAddress } from '../mail/return-path'
import { shareWork } from '../share-work'
import { classifyMail } from './classify/classify-mail'
import { isAutomaticMail } from './classify/mail-signs'
import { hasTooManyParts, readReturnedMail, type ReturnedMail } from './classify/read-returned-mail'
import { keepUnreadable } from './keep-unreadable'
import { recordReports } from './record-reports'
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

/** A mail that came back, as its mail server hands it over. */
export type ReturnedBytes = {
  raw: Uint8Array
  /** The envelope's recipient, if the mail server says it. An address that we signed names the mail. */
  to?: string | null
}

/**
 * Records a mail that came back. Anybody can write such a mail, so it counts only if it came to an address that we
 * signed, or if our delivery log says that we sent the mail it names. `unreadable`: it has more parts than any mail
 * server writes, and is kept for staff to see.
 */
export async function recordReturnedMail(
  returned: ReturnedBytes,
  now: Date,
): Promise<'recorded' | 'nothing' | 'unreadable'> {
  if (hasTooManyParts(returned.raw)) {
    const content = Buffer.from(returned.raw.subarray(0, 20_000)).toString('latin1')
    await keepUnreadable('returned_mail', [{ content, reason: 'it has too many parts' }], now)
    return 'unreadable'
  }
  const report = await readReport(returned, now)
  if (report === null) return 'nothing'
  const { id } = report
  const { value: isNew, isFirst } = await recordOnce(id, async () => {
    // A known report opens no transaction and waits for no lock.
    if ((await db().mailEvent.findUnique({ where: { id }, select: { id: true } })) !== null) return false
    const work = (transaction: Queryable) => recordReports(transaction, [report], { now, source: 'report' })
    return (await inTransaction(work)) > 0
  })
  return isNew && isFirst ? 'recorded' : 'nothing'
}

/** Null if nothing follows from the mail, or if it names no mail of ours. */
export async function readReport({ raw, to = null }: ReturnedBytes, now: Date): Promise<MailReport | null> {
  const own = to === null ? null : readOwnAddress(to)
  const returned = await readReturnedMail(raw)
  if (own?.kind === 'leave') return readLeaver(own.subscriberId, { raw, returned, now })
  const classified =
    returned === null ? null : classifyMail(returned, own === null ? 'sender' : 'return-path')
  const mail = own === null ? nameIn(returned?.messageIds ?? []) : nameOf(own)
  if (classified === null || mail === null) return null
  const { kind, detail } = classified
  const id = `${prefixes[kind]}:${'mailId' in mail ? mail.mailId : Object.values(mail).join('.')}`
  return { id, kind, email: null, mail, detail, finalRecipient: recipientIn(returned), at: now }
}

function nameIn(messageIds: string[]): MailName | null {
  return messageIds.map(readMessageId).find((name): name is MailName => name !== null) ?? null
}

function nameOf(own: Exclude<OwnAddress, { kind: 'leave' }>): MailName {
  if ('mailId' in own) return { mailId: own.mailId }
  const { editionNumber, subscriberId, sending } = own
  return { editionNumber, subscriberId, ...(sending === undefined ? {} : { sending }) }
}

/** `Final-Recipient: rfc822; reader@example.org` */
function recipientIn(returned: ReturnedMail | null): string | null {
  const field = returned?.recipients[0]?.get('final-recipient')?.slice(0, 500) ?? ''
  const [, address] = /^\s*rfc822\s*;\s*<?([^<>\s;]{3,320})>?\s*$/i.exec(field) ?? []
  return address?.toLowerCase() ?? null
}

/**
 * A mail to a reader's own address for leaving (List-Unsubscribe) unsubscribes them, whatever it says: a mail program
 * wrote it. But a holiday's answer or a bounce that strayed there does not.
 */
function readLeaver(
  subscriberId: string,
  { raw, returned, now }: { raw: Uint8Array; returned: ReturnedMail | null; now: Date },
): MailReport | null {
  if (returned !== null && isAutomaticMail(returned)) return null
  // The same mail again is the same event. A reader who came back may leave again by another.
  const digest = createHash('sha256').update(raw).digest('hex').slice(0, 24)
  const id = `left:${subscriberId}:${digest}`
  return { id, kind: 'left', email: null, mail: { subscriberId }, detail: 'by mail', at: now }
}
