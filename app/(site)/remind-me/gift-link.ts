import type { ReminderLinkView } from '@/lib/reminders/queries'
import { path } from '@/lib/urls'

type Gift = NonNullable<ReminderLinkView['gift']>

/** Where the donation box stands open with what a reminder remembers. */
export function donatePath(gift: Gift | undefined): string {
  return path('/donate', { ...gift, placement: 'reminder' })
}

/** Where a reminder for the same gift can be set anew. */
export function remindPath(gift: Gift | undefined): string {
  return path('/remind-me', { ...gift })
}
