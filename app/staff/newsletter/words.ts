import { formatHour, formatMoment } from '@/lib/days'
import type { Actor, DeskEdition } from '@/lib/editions/queries'
import { reasonWords, type EditionState } from '@/lib/editions/rules'
import { publication } from '@/lib/publication'

/** The state of an edition, in a word or two. */
export const stateWords: Record<EditionState, string> = {
  draft: 'Draft',
  submitted: 'Handed in',
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
  const unapproved = 'Not approved by its hour, it is skipped.'
  switch (edition.state) {
    case 'draft':
      return {
        now: `It is for ${hour}.${edition.editedBy === null ? ' Nobody has touched it yet.' : ` ${sayWho(edition.editedBy)} changed it last.`}`,
        next: `An editor finishes it and hands it in; then a second person approves it. ${unapproved}`,
      }
    case 'submitted':
      return {
        now: `${sayWho(edition.submittedBy)} handed it in. It is for ${hour}.`,
        next: `A second person reads it and approves it. ${unapproved}`,
      }
    case 'approved':
      return {
        now: `${sayWho(edition.approvedBy)} approved it. Its first mail leaves on ${hour}.`,
        next: edition.isSendNow ? 'Until then it can be undone.' : 'Nobody has to do anything.',
      }
    case 'held':
      return { now: sayReason(edition), next: 'No mail leaves before an approver has decided.' }
    case 'paused':
      return {
        now: 'Somebody paused it, and no mail leaves.',
        next: 'An approver lets it go on, or cancels the rest.',
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
  if (state === 'sending') return `Its mails have been leaving since ${sayMoment(startedAt)}.`
  if (state === 'sent') return `It has been sent. Its books were closed on ${sayMoment(closedAt)}.`
  if (state === 'cancelled') return `It was cancelled on ${sayMoment(closedAt)}.`
  return `It was skipped. ${sayReason(edition)}`
}

function sayReason({ reason }: DeskEdition): string {
  return reason === null ? '' : reasonWords[reason]
}

function sayMoment(at: Date | null): string {
  return at === null ? 'a day that was not kept' : formatMoment(at)
}
