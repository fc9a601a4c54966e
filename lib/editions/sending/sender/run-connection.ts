import { setTimeout as pause } from 'node:timers/promises'
import { log } from '../../../log'
import { inSpan } from '../../../tracing'
import { openConnection, SmtpRefusal, type Connection } from '../../../mail/smtp'
import { claimBatch } from '../batches/claim-batch'
import { closeBreaker } from './close-breaker'
import { openBreaker } from './open-breaker'
import { returnToRateLimit } from './return-to-rate-limit'
import { failuresToOpen, firstSize, sizeAfter } from '../rules'
import { sendBatch } from '../batches/send-batch'
import { takeFromRateLimit } from './take-from-rate-limit'
import { tryBreaker } from './try-breaker'
import type { SenderState, OpenEdition } from './watch-editions'

/** How long to wait between two searches for work when there was none. */
const idleMs = 250

/** What a sender loop holds: its connection, if open, and how many mails it takes next. */
type Hand = { connection: Connection | undefined; size: number }

type Turn = { edition: OpenEdition; size: number; isProbe: boolean }

/** One connection to the mail server, for as long as the process runs: claims a batch, sends it, claims the next. */
export async function runConnection(sender: SenderState): Promise<void> {
  const hand: Hand = { connection: undefined, size: firstSize }
  while (!sender.signal.aborted) {
    try {
      const turn = await findTurn(sender, hand)
      if (typeof turn !== 'number') await takeTurn(turn, { hand, sender })
      else {
        if (sender.editions.length === 0) hangUp(hand)
        await rest(turn, sender)
      }
    } catch (error) {
      log.error('smtp_connection.failed', error)
      await rest(1_000, sender)
    }
  }
  hangUp(hand)
}

function hangUp(hand: Hand): void {
  hand.connection?.close()
  hand.connection = undefined
}

/** What to do next, or for how many milliseconds to wait. */
async function findTurn(sender: SenderState, { size }: Hand): Promise<Turn | number> {
  const edition = sender.editions.find(({ isDue, isBroken }) => isDue && !isBroken)
  if (edition === undefined) return idleMs
  const isProbe = edition.trips > 0
  if (isProbe && !(await tryBreaker(edition.number))) {
    edition.isBroken = true
    return idleMs
  }
  const { granted, waitMs } = await takeFromRateLimit(isProbe ? 1 : size, sender.now)
  return granted > 0 ? { edition, size: granted, isProbe } : Math.min(waitMs, 1_000)
}

/** The connection is opened before rows are claimed. Without a connection, no row is ever in progress. */
async function takeTurn(turn: Turn, { hand, sender }: { hand: Hand; sender: SenderState }): Promise<void> {
  try {
    if (hand.connection?.isOpen() !== true) hand.connection = await openConnection()
  } catch (error) {
    if (!(error instanceof SmtpRefusal)) throw error
    await returnToRateLimit(turn.size, sender.now)
    return noteFailure(turn, { sender, words: error.message })
  }
  const batch = await claimBatch({ number: turn.edition.number, size: turn.size }, sender.now)
  if (batch.taken === 0) turn.edition.isDue = false
  const begun = performance.now()
  const { connection } = hand
  const { handed, failed } = await inSpan({ name: 'edition batch', kind: 'internal' }, () =>
    sendBatch({ connection, batch, edition: turn.edition, sender }),
  )
  if (handed > 0) hand.size = sizeAfter({ count: handed, ms: performance.now() - begun })
  await returnToRateLimit(turn.size - handed, sender.now)
  return failed === null ? noteSuccess(turn, sender) : noteFailure(turn, { sender, words: failed })
}

async function noteSuccess({ edition, isProbe }: Turn, sender: SenderState): Promise<void> {
  sender.failures = 0
  if (!isProbe) return
  await closeBreaker(edition.number)
  edition.trips = 0
}

async function noteFailure(
  { edition, isProbe }: Turn,
  { sender, words }: { sender: SenderState; words: string },
): Promise<void> {
  log.warn('smtp_server.failed', { edition: edition.number, reason: words })
  sender.failures += 1
  if (!isProbe && sender.failures < failuresToOpen) return rest(1_000, sender)
  sender.failures = 0
  edition.isBroken = true
  await openBreaker(edition.number, { trips: edition.trips, words })
}

async function rest(ms: number, { signal }: SenderState): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined)
}
