import { subscriberStandings } from '@/lib/desk/schema'
import type { FieldError } from '@/lib/form'
import { ListFilter } from '../_parts/list-filter'
import { standingWords } from './words'

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
