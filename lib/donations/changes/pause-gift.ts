import type { Result } from '../../result'
import { askForChange, type ChangeOutcome, type ChangeRefusal } from './ask-for-change'
import type { PauseMonths } from '../rules'

/** Leaves out the next one to three charges of a monthly gift. It goes on by itself, and a mail says so before it is charged. */
export function pauseGift(
  donationId: string,
  { number, months, now }: { number: number; months: PauseMonths; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  return askForChange(donationId, { number, wish: { kind: 'pause', months }, now })
}
