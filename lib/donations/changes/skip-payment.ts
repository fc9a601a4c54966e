import type { Result } from '../../result'
import { askForChange, type ChangeOutcome, type ChangeRefusal } from './ask-for-change'

/** Leaves out the next charge alone. */
export function skipPayment(
  donationId: string,
  { number, now }: { number: number; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  return askForChange(donationId, { number, wish: { kind: 'skip' }, now })
}
