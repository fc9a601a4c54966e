import type { FieldError } from '@/lib/form'
import { ListFilter } from '../_parts/list-filter'
import { actionOptions } from './say-action'

type Props = { values: Partial<Record<string, string>>; errors: FieldError[] }

export function FilterForm({ values, errors }: Props) {
  return (
    <ListFilter
      list="/staff/audit"
      label="Audit log"
      values={values}
      errors={errors}
      first={[
        {
          name: 'who',
          label: 'Who',
          hint: 'An address or part of one, or “system” for automatic actions',
          maxLength: 254,
        },
        {
          name: 'action',
          label: 'What',
          options: [{ value: '', label: 'Everything' }, ...actionOptions],
        },
      ]}
      more={[
        { name: 'from', label: 'From', type: 'date' },
        { name: 'until', label: 'Up to', type: 'date' },
      ]}
    />
  )
}
