import { setTimeout as pause } from 'node:timers/promises'
import { log } from '../../log'
import { openLine, SmtpRefusal, type Line } from '../../mail/smtp'
import { claimBatch } from './claim-batch'
import { closeBreaker } from './close-breaker'
import { openBreaker } from './open-breaker'
import { returnPace } from './return-pace'
import { failuresToOpen, firstSize, sizeAfter } from './rules'
import { sendBatch } from './send-batch'
import { takePace } from './take-pace'
import { tryBreaker } from './try-breaker'
import type { Office, OpenEdition } from './watch-editions'

/** How long to wait between two searches for work when there was none. */
const idleMs = 250

/** What a sender loop holds: its connection, if open, and how many mails it takes next. */
type Hand = { line: Line | undefined; size: number }

type Turn = { edition: OpenEdition; size: number; isProbe: boolean }

/** One connection to the mail server, for as long as the process runs: claims a batch, sends it, claims the next. */
export async function runLine(office: Office): Promise<void> {
  const hand: Hand = { line: undefined, size: firstSize }
  while (!office.signal.aborted) {
    try {
      const turn = await findTurn(office, hand)
      if (typeof turn !== 'number') await takeTurn(turn, { hand, office })
      else {
        if (office.editions.length === 0) hangUp(hand)
        await rest(turn, office)
      }
    } catch (error) {
      log.error('deliveries.line', error)
      await rest(1_000, office)
    }
  }
  hangUp(hand)
}

function hangUp(hand: Hand): void {
  hand.line?.close()
  hand.line = undefined
}

/** What to do next, or for how many milliseconds to wait. */
async function findTurn(office: Office, { size }: Hand): Promise<Turn | number> {
  const edition = office.editions.find(({ isDue, isBroken }) => isDue && !isBroken)
  if (edition === undefined) return idleMs
  const isProbe = edition.trips > 0
  if (isProbe && !(await tryBreaker(edition.number))) {
    edition.isBroken = true
    return idleMs
  }
  const { granted, waitMs } = await takePace(isProbe ? 1 : size, office.now)
  return granted > 0 ? { edition, size: granted, isProbe } : Math.min(waitMs, 1_000)
}

/** The connection is opened before rows are claimed. Without a connection, no row is ever in progress. */
async function takeTurn(turn: Turn, { hand, office }: { hand: Hand; office: Office }): Promise<void> {
  try {
    if (hand.line?.isOpen() !== true) hand.line = await openLine()
  } catch (error) {
    if (!(error instanceof SmtpRefusal)) throw error
    await returnPace(turn.size, office.now)
    return noteFailure(turn, { office, words: error.message })
  }
  const batch = await claimBatch({ number: turn.edition.number, size: turn.size }, office.now)
  if (batch.taken === 0) turn.edition.isDue = false
  const begun = performance.now()
  const { handed, failed } = await sendBatch({ line: hand.line, batch, edition: turn.edition, office })
  if (handed > 0) hand.size = sizeAfter({ count: handed, ms: performance.now() - begun })
  await returnPace(turn.size - handed, office.now)
  return failed === null ? noteSuccess(turn, office) : noteFailure(turn, { office, words: failed })
}

async function noteSuccess({ edition, isProbe }: Turn, office: Office): Promise<void> {
  office.failures = 0
  if (!isProbe) return
  await closeBreaker(edition.number)
  edition.trips = 0
}

async function noteFailure(
  { edition, isProbe }: Turn,
  { office, words }: { office: Office; words: string },
): Promise<void> {
  log.warn('deliveries.server_failed', { edition: edition.number, why: words })
  office.failures += 1
  if (!isProbe && office.failures < failuresToOpen) return rest(1_000, office)
  office.failures = 0
  edition.isBroken = true
  await openBreaker(edition.number, { trips: edition.trips, words })
}

async function rest(ms: number, { signal }: Office): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined)
}
