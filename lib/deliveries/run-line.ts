import { setTimeout as pause } from 'node:timers/promises'
import { log } from '../log'
import { openLine, SmtpRefusal, type Line } from '../mail/smtp'
import { claimBatch } from './claim-batch'
import { closeBreaker } from './close-breaker'
import { openBreaker } from './open-breaker'
import { returnPace } from './return-pace'
import { claimSize, failuresToOpen } from './rules'
import { sendBatch } from './send-batch'
import { takePace } from './take-pace'
import { tryBreaker } from './try-breaker'
import type { Office, OpenEdition } from './watch-editions'

/** Between two looks for work, where there was none. */
const idleMs = 250

type Turn = { edition: OpenEdition; size: number; isProbe: boolean }

/** One connection to the mail server, for as long as the process runs: takes a batch, sends it, takes the next. */
export async function runLine(office: Office): Promise<void> {
  let line: Line | undefined
  while (!office.signal.aborted) {
    try {
      const turn = await findTurn(office)
      if (typeof turn !== 'number') line = await takeTurn(turn, { line, office })
      else {
        if (office.editions.length === 0) line = hangUp(line)
        await rest(turn, office)
      }
    } catch (error) {
      log.error('deliveries.line', error)
      await rest(1_000, office)
    }
  }
  hangUp(line)
}

function hangUp(line: Line | undefined): undefined {
  line?.close()
}

/** What to do next, or for how many milliseconds nothing. */
async function findTurn(office: Office): Promise<Turn | number> {
  const edition = office.editions.find(({ isDue, isBroken }) => isDue && !isBroken)
  if (edition === undefined) return idleMs
  const isProbe = edition.trips > 0
  if (isProbe && !(await tryBreaker(edition.number))) {
    edition.isBroken = true
    return idleMs
  }
  const { granted, waitMs } = await takePace(isProbe ? 1 : claimSize, office.now)
  return granted > 0 ? { edition, size: granted, isProbe } : Math.min(waitMs, 1_000)
}

type Means = { line: Line | undefined; office: Office }

/** The line is opened before anybody is taken: where there is none, nobody was ever on the way. */
async function takeTurn(turn: Turn, { line, office }: Means): Promise<Line | undefined> {
  const open = await openAgain(line)
  if (typeof open === 'string') {
    await returnPace(turn.size, office.now)
    await noteFailure(turn, { office, words: open })
    return undefined
  }
  const batch = await claimBatch({ number: turn.edition.number, size: turn.size }, office.now)
  if (batch.taken === 0) turn.edition.isDue = false
  const { handed, failed } = await sendBatch({ line: open, batch, edition: turn.edition, office })
  await returnPace(turn.size - handed, office.now)
  if (failed === null) await noteSuccess(turn, office)
  else await noteFailure(turn, { office, words: failed })
  return open
}

async function openAgain(line: Line | undefined): Promise<Line | string> {
  if (line?.isOpen()) return line
  try {
    return await openLine()
  } catch (error) {
    if (error instanceof SmtpRefusal) return error.message
    throw error
  }
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
