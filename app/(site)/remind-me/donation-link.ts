import type { ReminderLinkView } from '@/lib/reminders/queries'
import type { ReminderRequest } from '@/lib/reminders/schema'
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

/** The path to the form that a reader has just sent, with the donation in it. Day and address are not in the URL. */
export function remindAgainPath(asked: ReminderRequest | null): string {
  if (asked === null) return '/remind-me'
  const { frequency, currency, amount, article, placement, campaign } = asked
  return path('/remind-me', { frequency, currency, amount, article, placement, campaign })
}
