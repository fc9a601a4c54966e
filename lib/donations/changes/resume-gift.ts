import type { Result } from '../../result'
import { askForChange, type ChangeOutcome, type ChangeRefusal } from './ask-for-change'

/** Ends a pause before its time. What was left out is not made up for. */
export function resumeGift(
  donationId: string,
  { number, now }: { number: number; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  return askForChange(donationId, { number, wish: { kind: 'resume' }, now })
}
