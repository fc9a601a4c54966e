import type { ServerText } from '@/lib/languages/text'
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
export function explainChange(refusal: Explained, kind: DonationChangeKind, t: ServerText): FieldError {
  switch (refusal.reason) {
    case 'limited':
      return { field: '', message: explainWait(refusal.retryAfterSeconds, t) }
    case 'unchanged':
      if (kind === 'until') return { field: 'day', message: t('That is already so. Choose another end.') }
      return kind === 'date'
        ? { field: 'day', message: t('That is already the date of the next charge. Choose another one.') }
        : { field: 'amount', message: t('That is already your amount. Enter a different one.') }
    case 'no_day':
      return {
        field: 'day',
        message: t('Choose a date from {earliest} to {latest}.', {
          earliest: t.day(refusal.earliest),
          latest: t.day(refusal.latest),
        }),
      }
    case 'too_soon':
      return {
        field: 'day',
        message:
          kind === 'until'
            ? t(
                'Choose {earliest}, the day of the next charge, or a later day. To stop before it, end the donation.',
                { earliest: t.day(refusal.earliest) },
              )
            : t('Choose {earliest} or a later day.', { earliest: t.day(refusal.earliest) }),
      }
    case 'too_late':
      return {
        field: 'day',
        message:
          kind === 'until'
            ? t('Choose {latest} or an earlier day.', { latest: t.day(refusal.latest) })
            : t('Choose {latest} or an earlier day. For a longer break, pause the donation.', {
                latest: t.day(refusal.latest),
              }),
      }
    case 'empty':
    case 'not_a_number':
    case 'too_precise':
    case 'ambiguous':
    case 'other_currency':
    case 'too_small':
    case 'too_large':
      return { field: 'amount', message: explainDonation(refusal, t) }
  }
}
