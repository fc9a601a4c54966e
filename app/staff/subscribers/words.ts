import type { SubscriberRow } from '@/lib/desk/list-subscribers'
import type { ImportView } from '@/lib/desk/list-imports'
import type { ImportReason } from '@/lib/newsletter/rules'

const stateWords: Record<SubscriberRow['state'], string> = {
  unconfirmed: 'Not confirmed yet',
  confirmed: 'Subscribed',
  unsubscribed: 'Unsubscribed',
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
  stopped: 'Stopped',
  done: 'Done',
  failed: 'Broke off',
}

/** Why a line was not taken, as a sentence for the person who corrects the file. */
export const reasonWords: Record<ImportReason, string> = {
  too_many_columns: 'This line has more columns than the first line. Is a comma missing its quotation marks?',
  no_address: 'There is no address here.',
  not_an_address: 'This is not an email address.',
  too_long: 'This address is longer than email allows.',
  two_addresses: 'There are two addresses here. Put each on its own line.',
  throw_away: 'A disposable mailbox.',
  not_confirmed: 'The file itself says that this reader is not a confirmed subscriber.',
  confirmed_unreadable: 'The date of confirmation cannot be read; write it as 2024-03-05.',
  confirmed_in_future: 'The date of confirmation is in the future.',
  day_unreadable:
    'The date of sign-up, unsubscribing, pause or suppression cannot be read; write it as 2024-03-05, or with its time and zone.',
  source_too_long: 'The source has more than 300 characters.',
  twice: 'This address appears earlier in the file.',
  suppressed: 'Suppressed: we must not write to this address.',
  left_before: 'This reader unsubscribed before. Only they can subscribe again.',
  recorded_left:
    'The file says that this reader unsubscribed. They were recorded as unsubscribed and will get nothing.',
  recorded_suppressed:
    'The file says that this address is suppressed. It was recorded with the reason and will get nothing.',
}
