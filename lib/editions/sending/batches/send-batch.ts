import { log } from '../../../log'
import type { Answer, Connection } from '../../../mail/smtp'
import type { Batch, ClaimedReader } from './claim-batch'
import { bufferOutcomes } from './buffer-outcomes'
import { kindOf, outcomeOf } from './judge-answer'
import { noteDomains, type DomainNews } from '../domains/note-domains'
import { releaseBatch } from './release-batch'
import { denialsToFail, handMs, mayBegin } from '../rules'
import { watchDomainsOf } from '../domains/watch-batch-domains'
import type { SenderState, OpenEdition } from '../sender/watch-editions'

/** How the server behaved, apart from single mails; `failed` is its reply if it failed. */
export type Sent = { handed: number; failed: string | null }

type Work = { connection: Connection; batch: Batch; edition: OpenEdition; sender: SenderState }

/**
 * Sends a batch, one mail after the other, until it is done, the server fails, the edition is stopped, the process is
 * shutting down or the lease is nearly over. Mails that were not started are released; so are those to a domain that
 * refuses our mail because of us.
 */
export async function sendBatch({ connection, batch, edition, sender }: Work): Promise<Sent> {
  const buffer = bufferOutcomes(batch, () => sender.now)
  const [left, passedOver] = [[...batch.readers], [] as ClaimedReader[]]
  const domains = watchDomainsOf(sender)
  const sent: Sent = { handed: 0, failed: null }
  try {
    while (left.length > 0 && connection.isOpen() && mayGoOn({ batch, edition, sender })) {
      // From here on the row is released only if the server has certainly not accepted the mail.
      const reader = left.shift() as ClaimedReader
      if (domains.isHeld(reader)) {
        passedOver.push(reader)
        continue
      }
      const answer = await connection.hand(edition.personalise(reader, sender.now), handMs)
      if (answer.kind === 'failed') left.unshift(reader)
      else buffer.note(outcomeOf(reader, answer))
      domains.note(reader, answer)
      sent.failed = failureIn(answer, sender)
      if (sent.failed !== null) break
      sender.failures = 0
    }
  } finally {
    await buffer.finish()
    await giveBack(batch, { readers: [...left, ...passedOver], news: domains.news })
  }
  return { ...sent, handed: batch.readers.length - left.length - passedOver.length }
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
  // What is about us is counted by domain: one provider's blocklist must not stop the others' mail.
  if (!answer.isForGood && kindOf(answer) !== 'policy_block') sender.denials += 1
  return sender.denials >= denialsToFail ? answer.words : null
}

/** If the database is away, the rows stay claimed until their lease is over; then a person is told. */
async function giveBack(
  batch: Batch,
  { readers, news }: { readers: ClaimedReader[]; news: DomainNews },
): Promise<void> {
  try {
    const ids = readers.map(({ subscriberId }) => subscriberId)
    await releaseBatch(batch, ids)
    await noteDomains(news)
  } catch (error) {
    log.error('deliveries.release_failed', error, { count: readers.length })
  }
}
