import { subscriberStandings, type SubscriberStanding } from '@/lib/desk/schema'
import type { FieldError } from '@/lib/form'
import { Field } from '../../_ui/field'
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
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <ListFilter
      list="/staff/subscribers"
      label="Subscribers"
      find={{ hint: 'An address, or the beginning of one', value: values.q }}
      standing={{
        label: 'Status',
        options: subscriberStandings.map((value) => ({ value, label: standingWords[value] })),
        value: values.standing ?? 'any',
      }}
      more={{
        summary: 'Since when',
        isOpen: !!(values.from || values.until) || errors.length > 0,
        fields: (
          <>
            <Field
              id="from"
              label="Asked from"
              name="from"
              type="date"
              defaultValue={values.from}
              error={errorOf('from')}
            />
            <Field
              id="until"
              label="Asked up to"
              name="until"
              type="date"
              defaultValue={values.until}
              error={errorOf('until')}
            />
          </>
        ),
      }}
    />
  )
}
