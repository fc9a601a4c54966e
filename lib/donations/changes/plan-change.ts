import { dayOf, instantOn, isDay, type Day } from '../../days'
import type { Money } from '../../money'
import { checkBounds, type BoundsRefusal, type Frequency } from '../../offers/rules'
import type { Currency } from '../../publication'
import { refuse, succeed, type Result } from '../../result'
import { endOf, limitDates, limitEnds } from './limit-dates'
import {
  possibleChanges,
  standingOf,
  type DonationState,
  type EndReason,
  type DonationChangeKind,
  type PauseMonths,
} from '../rules'
import { skipCharges } from './skip-charges'

/** What a donor wants to change about a donation. The change itself is never charged or credited. */
export type Wish =
  /** A different amount from the next charge on. */
  | { kind: 'amount'; amount: Money }
  /** The next charge on another day; later ones follow it. */
  | { kind: 'date'; day: Day }
  /** Skips the next one to three charges of a monthly donation. A mail announces the charge that follows. */
  | { kind: 'pause'; months: PauseMonths }
  /** Skips the next charge only. */
  | { kind: 'skip' }
  /** Ends a pause early. Skipped payments are not charged later. */
  | { kind: 'resume' }
  /** Between monthly and annual, with the amount for it. The next charge stays on its day. */
  | { kind: 'frequency'; frequency: 'monthly' | 'annual'; amount: Money }
  /** No charge after this day; null removes an end date. */
  | { kind: 'until'; day: Day | null }
  /** Cancels an end that lies ahead. */
  | { kind: 'keep' }
  /**
   * No further charge. The donation runs until the paid period is over and can be kept until then; it ends at once if a
   * payment is pending or failing. The reason never leaves our database.
   */
  | { kind: 'end'; reason: EndReason | null; words: string | null }

/** The same as columns of a row: all that Stripe will be asked for. */
export type PlannedChange = {
  kind: DonationChangeKind
  amountMinor: number | null
  months: number | null
  frequency: Frequency | null
  address: string | null
  at: Date | null
  reason: string | null
  words: string | null
}

export type WishRefusal =
  | BoundsRefusal
  | { reason: 'unchanged' }
  | { reason: 'no_day'; earliest: Day; latest: Day }
  | { reason: 'too_soon'; earliest: Day }
  | { reason: 'too_late'; latest: Day }
  /** The donation is not as the form assumed: it has ended, is paused, or is a single one. */
  | { reason: 'not_possible' }

export type ChangeableDonation = {
  frequency: Frequency
  amountMinor: number
  currency: string
  state: DonationState
  isPaused: boolean
  nextChargeAt: Date | null
  anchorAt: Date | null
  endsAt: Date | null
}

/** A pause ends a little before the next charge, so that the mail about it arrives first. */
const noticeMs = 3 * 86_400_000

/** Validates a requested change against the donation. Pure: asks nobody and changes nothing. */
export function planChange(
  donation: ChangeableDonation,
  wish: Wish,
  now: Date,
): Result<PlannedChange, WishRefusal> {
  if (!possibleChanges(standingOf(donation), donation.frequency).includes(wish.kind))
    return refuse({ reason: 'not_possible' })
  const nothing = { ...empty, kind: wish.kind }
  switch (wish.kind) {
    case 'amount':
      return planAmount(donation, wish.amount, nothing)
    case 'date':
      return planDate(donation, { day: wish.day, now }, nothing)
    case 'pause':
      return planPause(donation, wish.months, nothing)
    case 'skip':
      return planPause(donation, 1, nothing)
    case 'frequency':
      return planFrequency(donation, wish, nothing)
    case 'until':
      return planUntil(donation, { day: wish.day, now }, nothing)
    case 'resume':
    case 'keep':
      return succeed(nothing)
    case 'end':
      return succeed({ ...nothing, reason: wish.reason, words: wish.words })
  }
}

const empty = {
  amountMinor: null,
  months: null,
  frequency: null,
  address: null,
  at: null,
  reason: null,
  words: null,
}

function planAmount(
  { frequency, currency, amountMinor }: ChangeableDonation,
  amount: Money,
  nothing: PlannedChange,
): Result<PlannedChange, WishRefusal> {
  // A subscription keeps its currency, so the donation's own currency applies, whatever the form names.
  const wanted = { minor: amount.minor, currency }
  const inBounds = checkBounds(wanted, { frequency, currency: currency as Currency })
  if (!inBounds.ok) return inBounds
  if (wanted.minor === amountMinor) return refuse({ reason: 'unchanged' })
  return succeed({ ...nothing, amountMinor: wanted.minor })
}

function planDate(
  { frequency, nextChargeAt, endsAt }: ChangeableDonation,
  { day, now }: { day: Day; now: Date },
  nothing: PlannedChange,
): Result<PlannedChange, WishRefusal> {
  const { earliest, latest } = limitDates({ frequency, endsAt }, now)
  if (!isDay(day)) return refuse({ reason: 'no_day', earliest, latest })
  if (day < earliest) return refuse({ reason: 'too_soon', earliest })
  if (day > latest) return refuse({ reason: 'too_late', latest })
  if (nextChargeAt !== null && dayOf(nextChargeAt) === day) return refuse({ reason: 'unchanged' })
  return succeed({ ...nothing, at: instantOn(day, 12) })
}

/** The period that is paid for goes on, so nothing is charged, credited or lost by the switch. */
function planFrequency(
  { frequency, currency, nextChargeAt }: ChangeableDonation,
  wish: { frequency: 'monthly' | 'annual'; amount: Money },
  nothing: PlannedChange,
): Result<PlannedChange, WishRefusal> {
  if (wish.frequency === frequency || nextChargeAt === null) return refuse({ reason: 'not_possible' })
  const wanted = { minor: wish.amount.minor, currency }
  const inBounds = checkBounds(wanted, { frequency: wish.frequency, currency: currency as Currency })
  if (!inBounds.ok) return inBounds
  return succeed({ ...nothing, frequency: wish.frequency, amountMinor: wanted.minor, at: nextChargeAt })
}

function planUntil(
  { nextChargeAt, endsAt }: ChangeableDonation,
  { day, now }: { day: Day | null; now: Date },
  nothing: PlannedChange,
): Result<PlannedChange, WishRefusal> {
  if (day === null) return endsAt === null ? refuse({ reason: 'unchanged' }) : succeed(nothing)
  const { earliest, latest } = limitEnds({ nextChargeAt }, now)
  if (!isDay(day)) return refuse({ reason: 'no_day', earliest, latest })
  if (day < earliest) return refuse({ reason: 'too_soon', earliest })
  if (day > latest) return refuse({ reason: 'too_late', latest })
  const at = endOf(day)
  return endsAt?.getTime() === at.getTime() ? refuse({ reason: 'unchanged' }) : succeed({ ...nothing, at })
}

/** Skips that many charges: the pause ends shortly before the charge after them. */
function planPause(
  donation: ChangeableDonation,
  charges: number,
  nothing: PlannedChange,
): Result<PlannedChange, WishRefusal> {
  const next = skipCharges(donation, charges)
  if (next === null) return refuse({ reason: 'not_possible' })
  const months = nothing.kind === 'pause' ? charges : null
  return succeed({ ...nothing, months, at: new Date(next.getTime() - noticeMs) })
}
