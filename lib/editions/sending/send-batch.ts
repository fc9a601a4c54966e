import { log } from '../../log'
import type { Answer, Connection } from '../../mail/smtp'
import type { Batch, ClaimedReader } from './claim-batch'
import { bufferOutcomes } from './buffer-outcomes'
import { releaseBatch } from './release-batch'
import type { Outcome } from './record-outcomes'
import { denialsToFail, handMs, mayBegin, mostTries, pauseAfter } from './rules'
import type { SenderState, OpenEdition } from './watch-editions'

/** How the server behaved, apart from single mails; `failed` is its reply if it failed. */
export type Sent = { handed: number; failed: string | null }

type Work = { connection: Connection; batch: Batch; edition: OpenEdition; sender: SenderState }

/**
 * Sends a batch, one mail after the other, until it is done, the server fails, the edition is stopped, the process is
 * shutting down or the lease is nearly over. Mails that were not started are released.
 */
export async function sendBatch({ connection, batch, edition, sender }: Work): Promise<Sent> {
  const buffer = bufferOutcomes(batch, () => sender.now)
  const left = [...batch.readers]
  const sent: Sent = { handed: 0, failed: null }
  try {
    while (left.length > 0 && connection.isOpen() && mayGoOn({ batch, edition, sender })) {
      const reader = left[0] as ClaimedReader
      const mail = edition.personalise(reader, sender.now)
      // From here on the row is released only if the server has certainly not accepted the mail.
      left.shift()
      const answer = await connection.hand(mail, handMs)
      if (answer.kind === 'failed') left.unshift(reader)
      else buffer.note(outcomeOf(reader, answer))
      sent.failed = failureIn(answer, sender)
      if (sent.failed !== null) break
      sender.failures = 0
    }
  } finally {
    await buffer.finish()
    await giveBack(batch, left)
  }
  return { ...sent, handed: batch.readers.length - left.length }
}

function mayGoOn({ batch, edition, sender }: Omit<Work, 'connection'>): boolean {
  const isSending = sender.editions.some(({ number }) => number === edition.number)
  return isSending && !sender.signal.aborted && mayBegin(performance.now() - batch.heldSince)
}

/** The part of an answer that is the server's failure, whichever mail it was about; null if none. */
function failureIn(answer: Answer, sender: SenderState): string | null {
  if (answer.kind === 'taken') {
    sender.denials = 0
    return null
  }
  if (answer.kind !== 'refused') return answer.words
  if (!answer.isForGood) sender.denials += 1
  return sender.denials >= denialsToFail ? answer.words : null
}

function outcomeOf(
  { subscriberId, attempts }: ClaimedReader,
  answer: Exclude<Answer, { kind: 'failed' }>,
): Outcome {
  const outcome = { subscriberId, attempts, pauseMs: 0, words: null }
  switch (answer.kind) {
    case 'taken':
      return { ...outcome, state: 'sent' }
    case 'uncertain':
      return { ...outcome, state: 'uncertain', words: answer.words }
    case 'refused': {
      const { words } = answer
      if (answer.isForGood) return { ...outcome, state: 'refused', words }
      const tries = attempts + 1
      if (tries >= mostTries) return { ...outcome, state: 'refused', attempts: tries, words }
      return { ...outcome, state: 'waiting', attempts: tries, pauseMs: pauseAfter(tries), words }
    }
  }
}

/** If the database is away, the rows stay claimed until their lease is over; then a person is told. */
async function giveBack(batch: Batch, readers: ClaimedReader[]): Promise<void> {
  try {
    const ids = readers.map(({ subscriberId }) => subscriberId)
    await releaseBatch(batch, ids)
  } catch (error) {
    log.error('deliveries.release_failed', error, { count: readers.length })
  }
}
