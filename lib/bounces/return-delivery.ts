import type { Queryable } from '../db'
import { mostReturnHours, mostReturns, returnPauseMinutes } from './return-rules'
import { describeDetail } from './rules'

export type Return = {
  editionNumber: number
  subscriberId: string
  /**
   * The number of the sending that came back, as its return path or Message-ID says; null if the report names only the
   * address, and then it can only be told for the first.
   */
  sending: number | null
  words: string
}

/**
 * Lets a mail that a provider gave back because of us wait for that provider again. After two returns it counts as
 * refused. Only the newest sending of a mail that we counted as sent can come back, so that nobody gets twice what they
 * got once:
 *
 * | What | What happens |
 * |---|---|
 * | the same bounce twice, or two reports of one sending | the first makes it wait; the others name a sending that is over, or find it waiting |
 * | a bounce of the first sending after the second left | nothing: it names the first |
 * | a bounce while the mail waits, is being sent, or is refused | nothing |
 * | a bounce after three days | nothing: the edition is old |
 * | a bounce of an edition that is closed | it waits; `reopenReturned` opens the edition |
 * | a bounce of a cancelled edition | nothing |
 * | the reader left, paused or was suppressed meanwhile | found when it is claimed: it is not sent |
 * | a bounce from behind a reader's forwarding | nothing: their own mailbox may have it (the caller knows) |
 * | killed half-way | it is in the transaction that records the bounce |
 *
 * @returns true if it waits again
 */
export async function returnDelivery(
  transaction: Queryable,
  { editionNumber, subscriberId, sending, words }: Return,
  now: Date,
): Promise<boolean> {
  const number = sending ?? 0
  const isLast = number >= mostReturns
  const oldest = new Date(now.getTime() - mostReturnHours * 3_600_000)
  const count = await transaction.$executeRaw`
    update deliveries delivery
       set state = ${isLast ? 'refused' : 'waiting'}::delivery_state, attempts = 0, returned_at = ${now},
           returns = ${isLast ? number : number + 1}, last_error = ${describeDetail(words)},
           outcome_at = ${isLast ? now : null}::timestamptz,
           next_attempt_at = ${isLast ? null : returnPauseMinutes(number)}::int * interval '1 minute' + clock_timestamp()
      from editions edition
     where edition.number = delivery.edition_number and delivery.edition_number = ${editionNumber}
       and delivery.subscriber_id = ${subscriberId}::uuid and delivery.returns = ${number}
       and delivery.state in ('sent', 'uncertain')
       and edition.state in ('sending', 'paused', 'held', 'sent') and edition.started_at >= ${oldest}`
  return count > 0 && !isLast
}
