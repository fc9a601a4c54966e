import type { SubscriberRow } from '@/lib/desk/list-subscribers'
import type { ImportView } from '@/lib/desk/list-imports'
import type { ImportReason } from '@/lib/newsletter/rules'

const stateWords: Record<SubscriberRow['state'], string> = {
  unconfirmed: 'Not confirmed yet',
  confirmed: 'Subscribed',
  unsubscribed: 'Has left',
}

/** The state of a subscriber, in a few words: "Subscribed, paused". */
export function sayStanding(
  subscriber: Pick<SubscriberRow, 'state' | 'suppressedAt'>,
  isPaused: boolean,
): string {
  const also = [isPaused && 'paused', subscriber.suppressedAt !== null && 'suppressed'].filter(Boolean)
  return [stateWords[subscriber.state], ...also].join(', ')
}

export const importStateWords: Record<ImportView['state'], string> = {
  running: 'Running',
  stopped: 'Stopped on the way',
  done: 'Done',
  failed: 'Broke off',
}

/** Why a line was not taken, as a sentence for the person who corrects the file. */
export const reasonWords: Record<ImportReason, string> = {
  too_many_columns: 'More columns than the first line names; is a comma not in quotation marks?',
  no_address: 'No address stands here.',
  not_an_address: 'This is not an email address.',
  too_long: 'This address is longer than mail allows.',
  two_addresses: 'Two addresses stand here. Write each into a line of its own.',
  throw_away: 'A throw-away mailbox.',
  not_confirmed: 'The file itself says that this reader is not a confirmed subscriber.',
  confirmed_unreadable: 'The day of confirmation cannot be read; write it as 2024-03-05.',
  confirmed_in_future: 'The day of confirmation has not come yet.',
  day_unreadable:
    'The day of asking, leaving, pausing or suppressing cannot be read; write it as 2024-03-05, or with its time and zone.',
  source_too_long: 'The source has more than 300 characters.',
  twice: 'This address stands in the file before.',
  suppressed: 'Suppressed: mail must not go there.',
  left_before: 'This reader has left before, and can only come back by themselves.',
  recorded_left: 'The file says that this reader has left. Recorded as that; nothing is mailed.',
  recorded_suppressed:
    'The file says that mail must not go there. Recorded with its reason; nothing is mailed.',
}
