import type { Result } from '../../result'
import { askForChange, type ChangeOutcome, type ChangeRefusal } from './ask-for-change'
import type { EndReason } from '../rules'

/** Ends a gift, in one step: nothing is charged any more. It stands until what is paid for is over, so that it can be taken back until then; where a payment is under way or failing it ends at once. Why is kept with us alone. */
export function endGift(
  donationId: string,
  {
    number,
    reason,
    words,
    now,
  }: { number: number; reason: EndReason | null; words: string | null; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  return askForChange(donationId, { number, wish: { kind: 'end', reason, words }, now })
}
