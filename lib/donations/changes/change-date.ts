import type { Day } from '../../days'
import type { Result } from '../../result'
import { askForChange, type ChangeOutcome, type ChangeRefusal } from './ask-for-change'

/** Moves the next charge to another day; every later one follows it. */
export function changeDate(
  donationId: string,
  { number, day, now }: { number: number; day: Day; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  return askForChange(donationId, { number, wish: { kind: 'date', day }, now })
}
