import { addDays, dayOf, formatDay, isDay, type Day } from '../days'
import { publication } from '../publication'
import { refuse, succeed, type Result } from '../result'

/** Version and day of the privacy policy at /privacy: change both together, and say what changed there. */
export const policyVersion = '1.3'
export const policyDate = '2026-11-28'

/** The sentence beside the button, word for word; the consent ledger keeps it with its version. */
export const consentWording = {
  version: '2026-11-23',
  text: `Sign up for our free weekly newsletter from ${publication.name}, every Friday. Subscribers agree to the Privacy Policy.`,
} as const

/** Why a line of an import is not taken. */
const importReasons = [
  'too_many_columns',
  'no_address',
  'not_an_address',
  'too_long',
  'two_addresses',
  'throw_away',
  'not_confirmed',
  'confirmed_unreadable',
  'confirmed_in_future',
  'day_unreadable',
  'source_too_long',
  'twice',
  'suppressed',
  'left_before',
  /** Written down as the file says, so that nothing is ever mailed there. */
  'recorded_left',
  'recorded_suppressed',
] as const
export type ImportReason = (typeof importReasons)[number]

/** Where people agreed, in the words of whoever brings them in. */
export const longestSource = 300

/** A confirm link works for three days: time for a weekend, short enough to be one's own. */
export const confirmDays = 3

export type ConfirmLink = 'ready' | 'confirmed' | 'expired' | 'unknown'

/** Addresses that nobody confirmed are erased after this many days. */
export const unconfirmedDays = 30

/** Pauses offered as words, in weeks; any other goes by its day. */
export const pauseWeeks = [2, 4, 12] as const
/** Nobody is forgotten for longer than a year. */
export const longestPauseDays = 366

export type PauseChoice = { weeks: string; ownDay?: string | undefined }
export type PauseRefusal =
  { reason: 'no_day' } | { reason: 'too_soon'; earliest: Day } | { reason: 'too_late'; latest: Day }

/** Turns a number of weeks, or "own" with a typed day, into the first day on which a letter may come again. */
export function readPause({ weeks, ownDay }: PauseChoice, now: Date): Result<Day, PauseRefusal> {
  const today = dayOf(now)
  const offered = pauseWeeks.find((count) => String(count) === weeks)
  if (offered !== undefined) return succeed(addDays(today, 7 * offered))
  const [earliest, latest] = [addDays(today, 1), addDays(today, longestPauseDays)]
  if (weeks !== 'own' || ownDay === undefined || !isDay(ownDay)) return refuse({ reason: 'no_day' })
  if (ownDay < earliest) return refuse({ reason: 'too_soon', earliest })
  return ownDay > latest ? refuse({ reason: 'too_late', latest }) : succeed(ownDay)
}

export function explainPause(refusal: PauseRefusal): string {
  switch (refusal.reason) {
    case 'no_day':
      return 'Choose for how long, or enter a day of your own.'
    case 'too_soon':
      return `Choose ${formatDay(refusal.earliest)} or later.`
    case 'too_late':
      return `Choose ${formatDay(refusal.latest)} or earlier.`
  }
}

/** Both mailboxes have three days to agree to a change of address. */
export const addressChangeDays = 3

/** Whose button it is: that of the mailbox the letters leave, or that of the one they come to. */
export type AddressSide = 'leave-old-address' | 'take-new-address'

/** Asked for and never agreed to by both, the address of somebody who may know nothing of us is erased after this many days. */
export const openChangeDays = 30

export type ChangeFacts = {
  oldConfirmedAt: Date | null
  newConfirmedAt: Date | null
  doneAt: Date | null
  /** False once a later request took its place, or the subscription ended, or its address is another by now. */
  isCurrent: boolean
  isExpired: boolean
}

/**
 * How a change of address stands for whoever holds one of its two links. That the new address has meanwhile become
 * somebody's subscription is only said to its own mailbox.
 */
export function standingOf(
  side: AddressSide,
  change: ChangeFacts,
): 'ready' | 'waiting' | 'done' | 'taken' | 'over' {
  if (change.doneAt !== null) return 'done'
  if (!change.isCurrent || change.isExpired) return 'over'
  const [mine, other] =
    side === 'leave-old-address'
      ? [change.oldConfirmedAt, change.newConfirmedAt]
      : [change.newConfirmedAt, change.oldConfirmedAt]
  if (mine === null) return 'ready'
  return other !== null && side === 'take-new-address' ? 'taken' : 'waiting'
}
