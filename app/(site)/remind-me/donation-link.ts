import type { ReminderLinkView } from '@/lib/reminders/queries'
import { path } from '@/lib/urls'

type Donation = NonNullable<ReminderLinkView['donation']>

/** The path of the donation box, filled in from a reminder. */
export function donatePath(donation: Donation | undefined): string {
  return path('/donate', { ...donation, placement: 'reminder' })
}

/** The path to set another reminder for the same donation. */
export function remindPath(donation: Donation | undefined): string {
  return path('/remind-me', { ...donation })
}
