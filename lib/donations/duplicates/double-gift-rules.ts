import { hasSucceeded, isRefundPending } from '../refunds/refund-rules'
import type { DonationState } from '../rules'

/** As much of a gift as tells whether it and another were meant to be one. */
export type GivenGift = {
  state: DonationState
  amountMinor: number
  currency: string
  /** When it was first paid; null where it never was. */
  paidAt: Date | null
}

const sameMomentMs = 10 * 60_000

/**
 * Whether two gifts of one address were perhaps meant to be one: both go on being charged, or the same sum was
 * given once and, within ten minutes, once again. A gift that is failing still counts, because Stripe goes on
 * trying to charge it; one that is ending does not, because the next gift is then its successor.
 */
export function isDouble(one: GivenGift, other: GivenGift): boolean {
  if (isRunning(one) && isRunning(other)) return true
  if (one.state !== 'paid' || other.state !== 'paid' || one.paidAt === null || other.paidAt === null)
    return false
  const isSameSum = one.amountMinor === other.amountMinor && one.currency === other.currency
  return isSameSum && Math.abs(one.paidAt.getTime() - other.paidAt.getTime()) <= sameMomentMs
}

function isRunning({ state }: { state: DonationState }): boolean {
  return state === 'active' || state === 'past_due'
}

export type DoubleState = 'asked' | 'undoing' | 'undone' | 'too_late'

/** What the button under "Did you mean to give twice?" would do now, or has done. */
export type TwiceState = 'ready' | 'under_way' | 'undone' | 'settled' | 'too_late'

/**
 * The second gift can be undone while both stand: once the first has ended or was given back, the button would
 * take away the one gift that the donor kept. Money that a bank was asked for is the bank's to give back.
 */
export function twiceState({
  state,
  first,
  second,
}: {
  state: DoubleState
  first: { state: DonationState }
  second: { state: DonationState; isDisputed: boolean }
}): TwiceState {
  if (state === 'undoing') return 'under_way'
  if (state !== 'asked') return state
  if (second.isDisputed) return 'too_late'
  const isFirstKept = isRunning(first) || first.state === 'paid'
  const isSecondThere = isRunning(second) || second.state === 'paid' || second.state === 'ending'
  return isFirstKept && isSecondThere ? 'ready' : 'settled'
}

/** What has come of the money of a second gift that was undone. */
export type ReturnedMoney = 'given_back' | 'on_its_way' | 'failed' | 'refused' | 'none'

/** Whatever went wrong with a part of it is what its donor has to know. */
export function returnedMoney(refunds: readonly { status: string }[], refusal: string | null): ReturnedMoney {
  if (refusal !== null) return 'refused'
  if (refunds.some(({ status }) => status === 'failed' || status === 'canceled')) return 'failed'
  if (refunds.some(isRefundPending)) return 'on_its_way'
  return refunds.some(hasSucceeded) ? 'given_back' : 'none'
}
