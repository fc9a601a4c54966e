import type { ReminderLinkView } from '@/lib/reminders/queries'
import { path } from '@/lib/urls'

type Gift = NonNullable<ReminderLinkView['gift']>

/** The path of the donation box, filled in from a reminder. */
export function donatePath(gift: Gift | undefined): string {
  return path('/donate', { ...gift, placement: 'reminder' })
}

/** The path to set another reminder for the same donation. */
export function remindPath(gift: Gift | undefined): string {
  return path('/remind-me', { ...gift })
}
