import { currentTime } from '../../../clock'
import { db } from '../../../db'
import { log } from '../../../log'
import { holdEdition } from '../../state/hold-edition'
import { closeBooks } from '../closing/close-books'
import { prepareEdition, type Personaliser } from '../preparing/prepare-edition'
import { findProgress } from '../queries'
import { heartbeatMs, silenceMinutes } from '../rules'
import { watchDomains, type DoubtfulDomains } from '../domains/watch-domains'

/** An edition that is being sent, as it was a second ago. */
export type OpenEdition = {
  number: number
  /** Whether it has a row that waits and is due. */
  isDue: boolean
  /** Whether the circuit breaker blocks all tries. */
  isBroken: boolean
  trips: number
  personalise: Personaliser
}

/** What the connections of one process share. */
export type SenderState = {
  signal: AbortSignal
  /** The application's clock, at most a second old. */
  now: Date
  editions: OpenEdition[]
  /** Failures of the mail server in a row, as seen by this process. */
  failures: number
  /** Temporarily refused mails in a row. */
  denials: number
  personalisers: Map<number, Personaliser>
  domains: DoubtfulDomains
}

/**
 * Reads what is to be sent and its state, closes finished editions, and writes a heartbeat, however long the breaker or
 * the rate limit makes everybody wait. An edition without a heartbeat for half an hour is held instead.
 */
export async function watchEditions(sender: SenderState): Promise<void> {
  sender.now = await currentTime()
  await holdSilent(sender.now)
  const found = await findSending()
  if (found.length > 0) await closeBooks(sender.now)
  const editions: OpenEdition[] = []
  for (const edition of found) {
    const personalise =
      sender.personalisers.get(edition.number) ?? (await prepareEdition(edition.number, sender.now))
    if (personalise === null) continue
    sender.personalisers.set(edition.number, personalise)
    editions.push({ ...edition, personalise })
    await recordHeartbeat(edition.number, sender.now)
  }
  for (const number of sender.personalisers.keys()) {
    if (!editions.some((edition) => edition.number === number)) sender.personalisers.delete(number)
  }
  sender.editions = editions
  if (editions.length === 0) return
  const numbers = editions.map(({ number }) => number)
  sender.domains = await watchDomains(sender.domains, numbers)
}

async function holdSilent(now: Date): Promise<void> {
  const lastSign = new Date(now.getTime() - silenceMinutes * 60_000)
  const isSilent = { heartbeatAt: { lt: lastSign } }
  const silent = await db().edition.findMany({
    where: { state: 'sending', ...isSilent },
    select: { number: true },
  })
  for (const { number } of silent) await holdEdition({ number, reason: 'no_heartbeat', where: isSilent }, now)
}

function findSending(): Promise<Omit<OpenEdition, 'print'>[]> {
  return db().$queryRaw`
    select number, breaker_trips as trips, coalesce(breaker_until > clock_timestamp(), false) as "isBroken",
           (select 1 from deliveries
             where edition_number = edition.number and state = 'waiting'
               and (next_attempt_at is null or next_attempt_at <= clock_timestamp())
             order by next_attempt_at limit 1) is not null as "isDue"
      from editions edition where state = 'sending' order by number`
}

/** The one worker that writes the heartbeat also logs the progress. */
async function recordHeartbeat(number: number, now: Date): Promise<void> {
  const { count } = await db().edition.updateMany({
    where: { number, state: 'sending', heartbeatAt: { lte: new Date(now.getTime() - heartbeatMs) } },
    data: { heartbeatAt: now },
  })
  if (count === 0) return
  const { books, perMinute, remainingMinutes } = await findProgress(number)
  const { audience, waiting, sending, sent, refused, uncertain } = books
  const figures = { audience, waiting, sending, sent, refused, uncertain }
  const remaining = remainingMinutes === null ? null : Math.ceil(remainingMinutes)
  log.info('edition.progressed', { edition: number, ...figures, perMinute, remainingMinutes: remaining })
}
