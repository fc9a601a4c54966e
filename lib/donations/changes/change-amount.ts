import type { Money } from '../../money'
import type { Result } from '../../result'
import { askForChange, type ChangeOutcome, type ChangeRefusal } from './ask-for-change'

/** Gives another amount from the next charge on. Nothing is charged or credited for the change itself. */
export function changeAmount(
  donationId: string,
  { number, amount, now }: { number: number; amount: Money; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  return askForChange(donationId, { number, wish: { kind: 'amount', amount }, now })
}
