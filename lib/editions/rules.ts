import { instantOn, mondayOf, type Day } from '../days'
import { silenceMinutes } from './sending/rules'
import { publication } from '../publication'

export const editionStates = [
  'draft',
  'submitted',
  'approved',
  'held',
  'sending',
  'paused',
  'sent',
  'cancelled',
  'skipped',
] as const
export type EditionState = (typeof editionStates)[number]

/** Why an edition was skipped, or is held for a person. */
export type EditionReason =
  | 'not_approved'
  | 'too_few_articles'
  | 'late'
  | 'no_heartbeat'
  | 'bytes_changed'
  /** "Send now" was undone after the scheduled time had passed. */
  | 'undone'

/** Why an edition is held or was skipped, as staff read it. */
export const reasonWords: Record<EditionReason, string> = {
  not_approved: 'No second person had approved it by its sending time.',
  too_few_articles: 'It had too few articles at its sending time.',
  late: 'It was more than half an hour late: the machines were off, or a backup was restored.',
  no_heartbeat:
    'Sending stopped for more than half an hour: the machines were off, or a backup was restored.',
  bytes_changed: 'What is stored is not what was approved.',
  undone: 'It was called back after its sending time had passed.',
}

/** The allowed transitions (ADR 15). Each caller names both states. */
export const allowedTransitions: Record<EditionState, readonly EditionState[]> = {
  draft: ['submitted', 'skipped'],
  submitted: ['draft', 'approved', 'skipped'],
  approved: ['draft', 'sending', 'held', 'cancelled'],
  held: ['approved', 'sending', 'cancelled'],
  sending: ['sent', 'paused', 'held', 'cancelled'],
  paused: ['sending', 'cancelled'],
  // If a person resends uncertain mails, or a provider gave some back.
  sent: ['sending'],
  cancelled: [],
  skipped: [],
}

/** The fewest articles that an edition is sent with. */
export const fewestArticles = 3
/** How many articles a draft starts with. */
export const draftedArticles = 7
/** The most articles that an editor may pick. */
export const mostArticles = 12

/** How late an edition may start before a person has to confirm it. */
const lateMinutes = 30
/** How long "Send now" can be undone. */
export const sendNowMinutes = 5

export const minuteMs = 60_000

/** Editions in these states are in the archive. */
export const archivedStates = ['sending', 'paused', 'sent'] as const satisfies EditionState[]
/** Articles of editions in these states are taken; those of a skipped or cancelled edition are free again. */
export const usingStates = [
  'submitted',
  'approved',
  'held',
  'sending',
  'paused',
  'sent',
] as const satisfies EditionState[]

const { hour } = publication.newsletter

/** The time at which the edition of a day is sent. */
export function hourOf(dueOn: Day): Date {
  return instantOn(dueOn, hour)
}

/** When its draft is made: on Monday of its week, at the same hour. */
export function draftHourOf(dueOn: Day): Date {
  return instantOn(mondayOf(dueOn), hour)
}

export type EditionAtItsHour = {
  state: EditionState
  sendsAt: Date
  heartbeatAt: Date | null
  articles: number
  /** False if the stored bytes do not match their hash. */
  isIntact: boolean
}

export type DueMove = { to: 'sending' } | { to: 'skipped' | 'held'; reason: EditionReason }

/** The transition that the schedule calls for now; null for none. If it is late, a person decides. */
export function whatIsDue(edition: EditionAtItsHour, now: Date): DueMove | null {
  const { state, sendsAt, heartbeatAt, articles, isIntact } = edition
  if (state === 'sending')
    return isLonger(silenceMinutes, heartbeatAt ?? sendsAt, now)
      ? { to: 'held', reason: 'no_heartbeat' }
      : null
  if (now < sendsAt) return null
  if (state === 'draft' || state === 'submitted') {
    return { to: 'skipped', reason: articles < fewestArticles ? 'too_few_articles' : 'not_approved' }
  }
  if (state !== 'approved') return null
  if (isLonger(lateMinutes, sendsAt, now)) return { to: 'held', reason: 'late' }
  return isIntact ? { to: 'sending' } : { to: 'held', reason: 'bytes_changed' }
}

function isLonger(minutes: number, since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() > minutes * minuteMs
}

/** Why somebody cannot approve as the second person; null if they can. */
export function reasonNotToApprove(
  { submittedBy, editedBy }: { submittedBy: string | null; editedBy: string | null },
  staffId: string,
): 'submitted_it' | 'edited_it' | null {
  if (submittedBy === staffId) return 'submitted_it'
  return editedBy === staffId ? 'edited_it' : null
}
