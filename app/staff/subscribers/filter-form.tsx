import { subscriberStandings, type SubscriberStanding } from '@/lib/desk/schema'
import type { FieldError } from '@/lib/form'
import { ListFilter } from '../_parts/list-filter'

const standingWords: Record<SubscriberStanding, string> = {
  any: 'All',
  confirmed: 'Subscribed',
  unconfirmed: 'Not confirmed yet',
  unsubscribed: 'Unsubscribed',
  paused: 'Paused',
  suppressed: 'Suppressed',
}

type Props = { values: Partial<Record<string, string>>; errors: FieldError[] }

export function FilterForm({ values, errors }: Props) {
  return (
    <ListFilter
      list="/staff/subscribers"
      label="Subscribers"
      values={{ ...values, standing: values.standing ?? 'any' }}
      errors={errors}
      first={[
        {
          id: 'find',
          name: 'q',
          label: 'Find',
          hint: 'Any part of an address, a name or a domain',
          type: 'search',
        },
        {
          name: 'standing',
          label: 'Status',
          options: subscriberStandings.map((value) => ({ value, label: standingWords[value] })),
        },
      ]}
      summary="Tag, and since when"
      more={[
        { name: 'tag', label: 'Tag', maxLength: 50 },
        { name: 'from', label: 'Asked from', type: 'date' },
        { name: 'until', label: 'Asked up to', type: 'date' },
      ]}
    />
  )
}
