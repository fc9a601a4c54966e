import { db, inTransaction, type Queryable } from '../db'
import { settings } from '../env'
import { describeError, log } from '../log'
import { askBreaker } from './ask-breaker'
import { noteServer, type ServerNews } from './note-server'
import { returnPathOf } from './return-path'
import { leaseMs, longPauseMs, mostAttempts, pauseAfter } from './rules'
import type { ServerReply } from './server-reply'
import { handOver, SmtpRefusal } from './smtp'
import { requeueStuckMails } from './requeue-stuck-mails'

/** What else to record when a mail of a kind has been sent, in the transaction that marks it as sent. */
type SentRecorders = Partial<
  Record<string, (transaction: Queryable, uniqueKey: string, now: Date) => Promise<void>>
>

/** Asked of a mail of a kind just before it leaves, because what it says may have become wrong while it waited. */
type WantedChecks = Partial<Record<string, (uniqueKey: string, now: Date) => Promise<boolean>>>

/** A mail that a server refused, with its words. */
type RefusedMail = { id: string; kind: string; to: string; reply: ServerReply; isForGood: boolean }

/**
 * Judges a refusal. What it records is written in the transaction that writes the refusal. `mayPass`: the refusal is
 * about us, so another try may succeed although the server said 5xx.
 */
export type RefusalJudge = (mail: RefusedMail) => {
  mayPass: boolean
  record: ((transaction: Queryable, now: Date) => Promise<void>) | null
}

type Delivery = { now: Date; recorders?: SentRecorders; checks?: WantedChecks; judge?: RefusalJudge }

type ClaimedMail = {
  id: string
  unique_key: string
  kind: string
  to_address: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  is_neutral: boolean
  attempts: number
}

/**
 * Sends one mail of the outbox, if it is still waiting and no other worker holds it. Two calls, or two workers at once,
 * send it once: the row is leased before the first command to the server. If a worker dies after the server accepted
 * the mail, the lease expires and the mail is sent again with the same Message-ID: a confirmation or a receipt that
 * arrives twice is better than none (docs/decisions/0003). While the outbox's breaker is open it does nothing: the mail
 * waits, and is queued again when the server is back. A mail that a check no longer wants is deleted. `now` is for the ledger; leases and pauses use the database's
 * clock.
 */
export async function deliverMail(
  mailId: string,
  { now, recorders = {}, checks = {}, judge }: Delivery,
): Promise<void> {
  if (!(await askBreaker())) return
  const mail = await claim(mailId)
  if (mail === null) return
  if ((await checks[mail.kind]?.(mail.unique_key, now)) === false) return drop(mail)
  try {
    await handOver({
      ...mail,
      to: mail.to_address,
      isNeutral: mail.is_neutral,
      messageId: messageIdOf(mail.id),
      returnPath: returnPathOfMail(mail),
    })
  } catch (error) {
    if (!(error instanceof SmtpRefusal)) throw error
    await recordRefusal(mail, { refusal: error, judge, now })
    return noteNews(error.isOfServer ? { isWorking: false, words: error.message } : { isWorking: true })
  }
  await inTransaction(async (transaction) => {
    const data = {
      state: 'sent',
      sentAt: now,
      leaseUntil: null,
      lastError: null,
      html: '',
      text: '',
    } as const
    await transaction.mail.update({ where: { id: mail.id }, data })
    await recorders[mail.kind]?.(transaction, mail.unique_key, now)
  })
  log.info('mail.sent', { mail: mail.id, kind: mail.kind })
  await noteNews({ isWorking: true })
}

/** A mail that nobody wants any more. */
async function drop({ id, kind }: ClaimedMail): Promise<void> {
  await db().mail.deleteMany({ where: { id, state: 'sending' } })
  log.info('mail.dropped', { mail: id, kind })
}

/** Mails that waited for the breaker need not wait for the next tick. */
async function noteNews(news: ServerNews): Promise<void> {
  if (await noteServer(news)) await requeueStuckMails()
}

async function claim(mailId: string): Promise<ClaimedMail | null> {
  const [mail] = await db().$queryRaw<ClaimedMail[]>`
    update mails
       set state = 'sending', attempts = attempts + 1,
           lease_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000})
     where id = ${mailId}::uuid
       and ((state = 'waiting' and next_attempt_at <= clock_timestamp())
         or (state = 'sending' and lease_until < clock_timestamp()))
    returning id, unique_key, kind, to_address, subject, html, text, headers, is_neutral, attempts`
  return mail ?? null
}

type RefusalContext = { refusal: SmtpRefusal; judge: RefusalJudge | undefined; now: Date }

/** A refusal and the bounce that it means are written together, or neither. */
async function recordRefusal(mail: ClaimedMail, { refusal, judge, now }: RefusalContext): Promise<void> {
  const { reply, isForGood } = refusal
  const judged = reply === null ? undefined : judge?.({ ...mail, to: mail.to_address, reply, isForGood })
  const isOver = (isForGood && judged?.mayPass !== true) || mail.attempts >= mostAttempts
  const pauseMs = Math.max(pauseAfter(mail.attempts), isForGood ? longPauseMs : 0)
  await inTransaction(async (transaction) => {
    await transaction.$executeRaw`
      update mails
         set state = ${isOver ? 'refused' : 'waiting'}::mail_state, lease_until = null,
             last_error = ${describeError(refusal.message)},
             next_attempt_at = clock_timestamp() + make_interval(secs => ${pauseMs / 1000})
       where id = ${mail.id}::uuid`
    if (isOver || judged?.mayPass === true) await judged?.record?.(transaction, now)
  })
  log.warn('mail.refused', {
    mail: mail.id,
    kind: mail.kind,
    attempts: mail.attempts,
    isOver,
    reason: refusal.message,
  })
}

/** A neutral mail must not name the newspaper's domain as where it came from, which some mail programs show. */
function returnPathOfMail({ id: mailId, is_neutral }: ClaimedMail): string | null {
  const { RETURN_PATH_DOMAIN_NEUTRAL, MAIL_FROM_NEUTRAL } = settings()
  if (!is_neutral || MAIL_FROM_NEUTRAL === undefined) return returnPathOf({ mailId })
  return RETURN_PATH_DOMAIN_NEUTRAL === undefined
    ? null
    : returnPathOf({ mailId }, RETURN_PATH_DOMAIN_NEUTRAL)
}

/** The same for every attempt, so that a mailbox that gets it twice can show it once. */
function messageIdOf(id: string): string {
  return `<${id}@${new URL(settings().SITE_URL).hostname}>`
}
