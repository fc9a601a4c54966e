import type { Result } from '../../result'
import { askForChange, type ChangeOutcome, type ChangeRefusal } from './ask-for-change'

/** Takes an end back that has not come yet. */
export function keepGift(
  donationId: string,
  { number, now }: { number: number; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  return askForChange(donationId, { number, wish: { kind: 'keep' }, now })
}
