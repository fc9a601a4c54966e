import { subscriberStandings, type SubscriberStanding } from '@/lib/desk/schema'
import type { FieldError } from '@/lib/form'
import { Field } from '../../_ui/field'
import { Select } from '../../_ui/select'
import buttons from '../../_ui/button.module.css'
import styles from '../donations/filter-form.module.css'

const standingWords: Record<SubscriberStanding, string> = {
  any: 'All',
  confirmed: 'Subscribed',
  unconfirmed: 'Not confirmed yet',
  unsubscribed: 'Have left',
  paused: 'Paused',
  suppressed: 'Barred',
}

type Props = { values: Partial<Record<string, string>>; errors: FieldError[] }

/** Searches by GET: a list is an address that can be kept. */
export function FilterForm({ values, errors }: Props) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <form className={styles.form} action="/staff/subscribers" role="search" aria-label="Subscribers">
      <div className={styles.first}>
        <Field
          id="find"
          label="Find"
          hint="An address, or the beginning of one"
          name="q"
          type="search"
          autoComplete="off"
          defaultValue={values.q}
        />
        <Select
          id="standing"
          label="How they stand"
          name="standing"
          options={subscriberStandings.map((value) => ({ value, label: standingWords[value] }))}
          defaultValue={values.standing ?? 'any'}
        />
      </div>
      <details className={styles.more} open={!!(values.from || values.until) || errors.length > 0}>
        <summary>Since when</summary>
        <div className={styles.fields}>
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
        </div>
      </details>
      <p className={styles.buttons}>
        <button type="submit" className={`${buttons.button} ${buttons.accent}`}>
          Show
        </button>
        <a href="/staff/subscribers">Clear the search</a>
      </p>
    </form>
  )
}
