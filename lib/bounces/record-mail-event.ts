import type { Queryable } from '../db'
import { endSubscription } from '../newsletter/end-subscription'
import { lockSubscriber } from '../newsletter/lock-subscriber'
import { findByLink } from '../newsletter/links/reader-link'
import { suppressAddress } from '../newsletter/suppression/suppress-address'
import { countSoftBounces } from './count-soft-bounces'
import { domainOf } from '../addresses/email-address'
import { returnDelivery } from './return-delivery'
import {
  describeDetail,
  mostSoftBounces,
  type EditionMailName,
  type MailName,
  type MailReport,
} from './rules'

type Concerned = {
  email: string
  subscriberId: string | null
  editionNumber: number | null
  /** Of the outbox's mail that it is about; null for an edition's. */
  mailKind: string | null
}

/**
 * Records a mail event, once per id, and acts on it: a hard bounce or a complaint suppresses the address; so do five
 * soft bounces in a row. A reader who asks by mail to be taken off is unsubscribed. A refusal that is about us
 * lets an edition's mail wait for its provider again.
 * @returns whom it is about; null if it was known, or names neither an address nor one of our mails
 */
export async function recordMailEvent(
  transaction: Queryable,
  report: MailReport,
  now: Date,
): Promise<Concerned | null> {
  const concerned = await findConcerned(transaction, report)
  if (concerned === null) return null
  const { email, subscriberId, editionNumber, mailKind } = concerned
  if (subscriberId !== null) await lockSubscriber(transaction, subscriberId)
  const { id, kind, at } = report
  const { count } = await transaction.mailEvent.createMany({
    data: {
      id,
      kind,
      at,
      subscriberId,
      editionNumber,
      mailKind,
      domain: domainOf(email),
      detail: describeDetail(report.detail),
    },
    skipDuplicates: true,
  })
  if (count === 0) return null

  if (kind === 'complaint') await suppressAddress(transaction, { email, reason: 'complaint', now })
  else if (kind === 'hard_bounce') await suppressAddress(transaction, { email, reason: 'bounce', now })
  else if (kind === 'soft_bounce' && subscriberId !== null)
    await countBounce(transaction, { email, subscriberId, now })
  else if (kind === 'policy_block') await sendAgain(transaction, { report, concerned, now })
  else if (kind === 'left' && subscriberId !== null)
    await endSubscription(transaction, { id: subscriberId, now, page: 'mail' })
  return concerned
}

type Given = { report: MailReport; concerned: Concerned; now: Date }

/** Nobody knows whether a mailbox that forwards kept the mail, so such a mail is not sent again. */
async function sendAgain(transaction: Queryable, { report, concerned, now }: Given): Promise<void> {
  const { email, subscriberId, editionNumber } = concerned
  const { mail, finalRecipient = null, detail: words } = report
  if (subscriberId === null || editionNumber === null) return
  if (finalRecipient !== null && finalRecipient !== email) return
  const sending = mail !== null && 'editionNumber' in mail ? (mail.sending ?? 0) : null
  await returnDelivery(transaction, { editionNumber, subscriberId, sending, words }, now)
}

async function countBounce(
  transaction: Queryable,
  { email, subscriberId, now }: { email: string; subscriberId: string; now: Date },
): Promise<void> {
  const softBounces = await countSoftBounces(transaction, subscriberId)
  await transaction.subscriber.update({ where: { id: subscriberId }, data: { softBounces } })
  if (softBounces >= mostSoftBounces) await suppressAddress(transaction, { email, reason: 'bounces', now })
}

/**
 * A provider names the address. If it names only the mail, our delivery log must say that the mail was sent, and the
 * subscriber must not have changed the address since: the bounce would be about the former mailbox.
 */
async function findConcerned(transaction: Queryable, report: MailReport): Promise<Concerned | null> {
  const { email, mail, at } = report
  if (email === null) return mail === null ? null : findByMail(transaction, mail)
  const subscriberId = await findSubscriberId(transaction, email)
  const other = mail !== null && 'mailId' in mail ? await findOutboxMail(transaction, mail.mailId) : null
  if (other?.toAddress === email) return { email, subscriberId, editionNumber: null, mailKind: other.kind }
  const isTheirs = mail !== null && 'editionNumber' in mail && mail.subscriberId === subscriberId
  const editionNumber = isTheirs
    ? mail.editionNumber
    : subscriberId === null
      ? null
      : await findLatestSent(transaction, { subscriberId, at })
  return { email, subscriberId, editionNumber, mailKind: null }
}

async function findSubscriberId(transaction: Queryable, email: string): Promise<string | null> {
  const subscriber = await transaction.subscriber.findUnique({ where: { email }, select: { id: true } })
  return subscriber?.id ?? null
}

/** A mail of the outbox that left, or is just leaving. */
function findOutboxMail(transaction: Queryable, id: string) {
  return transaction.mail.findFirst({
    where: { id, attempts: { gt: 0 } },
    select: { toAddress: true, kind: true },
  })
}

async function findByMail(transaction: Queryable, mail: MailName): Promise<Concerned | null> {
  if ('editionNumber' in mail) return findBySentMail(transaction, mail)
  if ('subscriberId' in mail) {
    // A request to leave, by the address in a mail to the reader; that of a former mailbox ends nothing.
    const id = await findByLink(transaction, mail.subscriberId)
    const known = id === null ? null : await transaction.subscriber.findUnique({ where: { id } })
    if (known === null) return null
    return { email: known.email, subscriberId: known.id, editionNumber: null, mailKind: null }
  }
  const outgoing = await findOutboxMail(transaction, mail.mailId)
  if (outgoing === null) return null
  const { toAddress: email, kind: mailKind } = outgoing
  return { email, mailKind, editionNumber: null, subscriberId: await findSubscriberId(transaction, email) }
}

async function findBySentMail(
  transaction: Queryable,
  { editionNumber, subscriberId }: EditionMailName,
): Promise<Concerned | null> {
  const delivery = await transaction.delivery.findUnique({
    where: { editionNumber_subscriberId: { editionNumber, subscriberId } },
  })
  if (delivery === null) return null
  // A mail that came back was sent, whatever has become of it since.
  const isSent = delivery.state === 'sent' || delivery.state === 'uncertain'
  const sentAt = delivery.returnedAt ?? (isSent ? delivery.outcomeAt : null)
  if (sentAt === null) return null
  const subscriber = await transaction.subscriber.findUnique({
    where: { id: subscriberId },
    include: { addressChanges: { where: { doneAt: { gte: sentAt } }, take: 1 } },
  })
  if (subscriber === null || subscriber.addressChanges.length > 0) return null
  return { email: subscriber.email, subscriberId, editionNumber, mailKind: null }
}

/** If a provider names no mail, it means the last one sent before its report. */
async function findLatestSent(
  transaction: Queryable,
  { subscriberId, at }: { subscriberId: string; at: Date },
): Promise<number | null> {
  const [delivery] = await transaction.delivery.findMany({
    where: { subscriberId, state: 'sent', outcomeAt: { lte: at } },
    orderBy: { editionNumber: 'desc' },
    take: 1,
    select: { editionNumber: true },
  })
  return delivery?.editionNumber ?? null
}
