import { messageFor, type FieldError } from '@/lib/form'
import buttons from '../../_ui/button.module.css'
import { Field } from '../../_ui/forms/fields/field'
import { Select } from '../../_ui/forms/fields/select'
import styles from './list-filter.module.css'

type Filter = {
  name: string
  /** Its name, unless said otherwise. */
  id?: string
  label: string
  hint?: string
  type?: 'search' | 'date'
  inputMode?: 'decimal'
  maxLength?: number
  /** Makes it a select. */
  options?: { value: string; label: string }[]
}

type Props = {
  /** The list's path; without a query it shows everything. */
  list: string
  label: string
  values: Partial<Record<string, string>>
  errors?: FieldError[]
  first: Filter[]
  more: Filter[]
  /** If it is set, `more` is collapsed until one of its filters is used. */
  summary?: string
}

/** Searches by GET, so that a list has a URL that can be saved and sent to a colleague. */
export function ListFilter({ list, label, values, errors = [], first, more, summary }: Props) {
  const show = ({ id, ...filter }: Filter) => (
    <FilterField key={filter.name} {...filter} id={id ?? filter.name} values={values} errors={errors} />
  )
  const fields = <div className={styles.fields}>{more.map(show)}</div>
  return (
    <form className={styles.form} action={list} role="search" aria-label={label}>
      <div className={styles.first}>{first.map(show)}</div>
      {summary === undefined ? (
        fields
      ) : (
        <details className={styles.more} open={errors.length > 0 || more.some(({ name }) => values[name])}>
          <summary>{summary}</summary>
          {fields}
        </details>
      )}
      <p className={styles.buttons}>
        <button type="submit" className={`${buttons.button} ${buttons.accent}`}>
          Show
        </button>
        <a href={list}>Clear the search</a>
      </p>
    </form>
  )
}

function FilterField({
  options,
  values,
  errors,
  ...field
}: Filter & { id: string } & Pick<Required<Props>, 'values' | 'errors'>) {
  const shown = { ...field, defaultValue: values[field.name], error: messageFor(errors, field.name) }
  if (options !== undefined) return <Select {...shown} options={options} />
  return <Field {...shown} autoComplete={field.type === 'date' ? undefined : 'off'} />
}
