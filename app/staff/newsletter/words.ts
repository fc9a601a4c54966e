import { formatHour, formatMoment } from '@/lib/days'
import type { Actor, DeskEdition } from '@/lib/editions/queries'
import { reasonWords, type EditionState } from '@/lib/editions/rules'
import { publication } from '@/lib/publication'

/** The state of an edition, in a word or two. */
export const stateWords: Record<EditionState, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  approved: 'Approved',
  sending: 'Being sent',
  paused: 'Paused',
  held: 'Held',
  sent: 'Sent',
  skipped: 'Skipped',
  cancelled: 'Cancelled',
}

/** "Friday 27 November 2026, 07:00 (Europe/Amsterdam)" */
export const sayHour = (instant: Date): string => `${formatHour(instant)} (${publication.timeZone})`

export const sayWho = (actor: Actor | null): string => actor?.email ?? 'Somebody who has left'

type Standing = {
  /** The current state. */
  now: string
  /** Who has to do what next; empty if nobody has to. */
  next: string
}

/** The state of an edition, and who has to do what next. */
export function sayStanding(edition: DeskEdition): Standing {
  const hour = sayHour(edition.sendsAt)
  const unapproved = 'If it is not approved by then, it is skipped.'
  switch (edition.state) {
    case 'draft':
      return {
        now: `It is due on ${hour}.${edition.editedBy === null ? ' Nobody has edited it yet.' : ` ${sayWho(edition.editedBy)} changed it last.`}`,
        next: `An editor finishes and submits it; then a second person approves it. ${unapproved}`,
      }
    case 'submitted':
      return {
        now: `${sayWho(edition.submittedBy)} submitted it. It is due on ${hour}.`,
        next: `A second person reads it and approves it. ${unapproved}`,
      }
    case 'approved':
      return {
        now: `${sayWho(edition.approvedBy)} approved it. Sending starts on ${hour}.`,
        next: edition.isSendNow ? 'Until then it can be undone.' : 'Nobody has to do anything.',
      }
    case 'held':
      return { now: sayReason(edition), next: 'Nothing is sent until an approver has decided.' }
    case 'paused':
      return {
        now: 'Somebody paused it, so nothing is being sent.',
        next: 'An approver can resume it or cancel the rest.',
      }
    case 'sending':
    case 'sent':
    case 'cancelled':
    case 'skipped':
      return { now: sayCourse(edition), next: '' }
  }
}

/** The text for an edition that needs nobody. */
function sayCourse(edition: DeskEdition): string {
  const { state, startedAt, closedAt } = edition
  if (state === 'sending') return `It has been sending since ${sayMoment(startedAt)}.`
  if (state === 'sent') return `It has been sent. Sending finished on ${sayMoment(closedAt)}.`
  if (state === 'cancelled') return `It was cancelled on ${sayMoment(closedAt)}.`
  return `It was skipped. ${sayReason(edition)}`
}

function sayReason({ reason }: DeskEdition): string {
  return reason === null ? '' : reasonWords[reason]
}

function sayMoment(at: Date | null): string {
  return at === null ? 'an unknown date' : formatMoment(at)
}
