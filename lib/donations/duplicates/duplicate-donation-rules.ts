import { hasSucceeded, isRefundPending } from '../refunds/refund-rules'
import type { DonationState } from '../rules'

/** What we need to know of a donation to decide whether it and another one are duplicates. */
export type GivenDonation = {
  state: DonationState
  amountMinor: number
  currency: string
  /** When it was first paid; null if it never was. */
  paidAt: Date | null
}

const sameMomentMs = 10 * 60_000

/**
 * Whether two donations from one address may be duplicates: both are still charged, or the same amount was given once
 * and again within ten minutes. A donation whose payment fails still counts, because Stripe keeps trying to charge it.
 * One that is ending does not count, because the other donation then replaces it.
 */
export function isDuplicate(one: GivenDonation, other: GivenDonation): boolean {
  if (isRunning(one) && isRunning(other)) return true
  if (one.state !== 'paid' || other.state !== 'paid' || one.paidAt === null || other.paidAt === null)
    return false
  const isSameSum = one.amountMinor === other.amountMinor && one.currency === other.currency
  return isSameSum && Math.abs(one.paidAt.getTime() - other.paidAt.getTime()) <= sameMomentMs
}

function isRunning({ state }: { state: DonationState }): boolean {
  return state === 'scheduled' || state === 'active' || state === 'past_due'
}

export type StoredState = 'asked' | 'reversing' | 'reversed' | 'too_late'

/** What the button under "Did you mean to give twice?" would do now, or has done. */
export type DuplicateState = 'ready' | 'under_way' | 'reversed' | 'settled' | 'too_late'

/**
 * The second donation can be reversed only while both stand. Once the first has ended or was refunded, the button would
 * take away the one donation that the donor kept. While a payment is disputed, only the bank can return the money.
 */
export function duplicateState({
  state,
  first,
  second,
}: {
  state: StoredState
  first: { state: DonationState }
  second: { state: DonationState; isDisputed: boolean }
}): DuplicateState {
  if (state === 'reversing') return 'under_way'
  if (state !== 'asked') return state
  if (second.isDisputed) return 'too_late'
  const isFirstKept = isRunning(first) || first.state === 'paid'
  const isSecondThere = isRunning(second) || second.state === 'paid' || second.state === 'ending'
  return isFirstKept && isSecondThere ? 'ready' : 'settled'
}

/** What happened to the money of a duplicate donation that was reversed. */
export type ReturnedMoney = 'given_back' | 'on_its_way' | 'failed' | 'refused' | 'none'

/** If any part failed, the donor is told of the failure. */
export function returnedMoney(refunds: readonly { status: string }[], refusal: string | null): ReturnedMoney {
  if (refusal !== null) return 'refused'
  if (refunds.some(({ status }) => status === 'failed' || status === 'canceled')) return 'failed'
  if (refunds.some(isRefundPending)) return 'on_its_way'
  return refunds.some(hasSucceeded) ? 'given_back' : 'none'
}
