import { formatDay } from '@/lib/days'
import type { ChangeRefusal } from '@/lib/donations/changes/request-change'
import type { DonationChangeKind } from '@/lib/donations/rules'
import type { FieldError } from '@/lib/form'
import { explainDonation, type DonationRefusal } from '@/lib/offers/read-donation'
import { explainWait } from '../../../_parts/explain-wait'

type Explained = Exclude<
  ChangeRefusal | DonationRefusal,
  { reason: 'changed_meanwhile' } | { reason: 'not_possible' } | { reason: 'refused' }
>

/** What is wrong in a form about a donation, and in which field. */
export function explainChange(refusal: Explained, kind: DonationChangeKind): FieldError {
  switch (refusal.reason) {
    case 'limited':
      return { field: '', message: explainWait(refusal.retryAfterSeconds) }
    case 'unchanged':
      if (kind === 'until') return { field: 'day', message: 'That is already so. Choose another end.' }
      return kind === 'date'
        ? { field: 'day', message: 'That is already the date of the next charge. Choose another one.' }
        : { field: 'amount', message: 'That is already your amount. Enter a different one.' }
    case 'no_day':
      return {
        field: 'day',
        message: `Choose a date from ${formatDay(refusal.earliest)} to ${formatDay(refusal.latest)}.`,
      }
    case 'too_soon':
      return {
        field: 'day',
        message:
          kind === 'until'
            ? `Choose ${formatDay(refusal.earliest)}, the day of the next charge, or a later day. To stop before it, end the donation.`
            : `Choose ${formatDay(refusal.earliest)} or a later day.`,
      }
    case 'too_late':
      return {
        field: 'day',
        message:
          kind === 'until'
            ? `Choose ${formatDay(refusal.latest)} or an earlier day.`
            : `Choose ${formatDay(refusal.latest)} or an earlier day. For a longer break, pause the donation.`,
      }
    case 'empty':
    case 'not_a_number':
    case 'too_precise':
    case 'ambiguous':
    case 'other_currency':
    case 'too_small':
    case 'too_large':
      return { field: 'amount', message: explainDonation(refusal) }
  }
}
