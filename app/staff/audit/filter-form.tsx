import type { FieldError } from '@/lib/form'
import buttons from '../../_ui/button.module.css'
import { Field } from '../../_ui/field'
import { Select } from '../../_ui/select'
import styles from '../_parts/list-filter.module.css'
import { actionOptions } from './say-action'

type Props = { values: Partial<Record<string, string>>; errors: FieldError[] }

/** Searches by GET, so that a result has a URL that can be saved and sent to a colleague. */
export function FilterForm({ values, errors }: Props) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <form className={styles.form} action="/staff/audit" role="search" aria-label="Audit log">
      <div className={styles.first}>
        <Field
          id="who"
          label="Who"
          hint="An address or part of one, or “system” for automatic actions"
          name="who"
          autoComplete="off"
          maxLength={254}
          defaultValue={values.who}
          error={errorOf('who')}
        />
        <Select
          id="action"
          label="What"
          name="action"
          options={[{ value: '', label: 'Everything' }, ...actionOptions]}
          defaultValue={values.action ?? ''}
          error={errorOf('action')}
        />
      </div>
      <div className={styles.fields}>
        <Field
          id="from"
          label="From"
          name="from"
          type="date"
          defaultValue={values.from}
          error={errorOf('from')}
        />
        <Field
          id="until"
          label="Up to"
          name="until"
          type="date"
          defaultValue={values.until}
          error={errorOf('until')}
        />
      </div>
      <p className={styles.buttons}>
        <button type="submit" className={`${buttons.button} ${buttons.accent}`}>
          Show
        </button>
        <a href="/staff/audit">Clear the search</a>
      </p>
    </form>
  )
}
