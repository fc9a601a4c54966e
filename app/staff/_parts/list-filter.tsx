import type { ReactNode } from 'react'
import { Field } from '../../_ui/field'
import { Select } from '../../_ui/select'
import buttons from '../../_ui/button.module.css'
import styles from './list-filter.module.css'

type Props = {
  /** The list's path; without a query it shows everything. */
  list: string
  label: string
  find: { hint: string; value: string | undefined }
  standing: { label: string; options: { value: string; label: string }[]; value: string }
  /** More filters, collapsed until one is used. */
  more: { summary: string; isOpen: boolean; fields: ReactNode }
}

/** Searches by GET, so that a list has a URL that can be saved and sent to a colleague. */
export function ListFilter({ list, label, find, standing, more }: Props) {
  return (
    <form className={styles.form} action={list} role="search" aria-label={label}>
      <div className={styles.first}>
        <Field
          id="find"
          label="Find"
          hint={find.hint}
          name="q"
          type="search"
          autoComplete="off"
          defaultValue={find.value}
        />
        <Select
          id="standing"
          label={standing.label}
          name="standing"
          options={standing.options}
          defaultValue={standing.value}
        />
      </div>
      <details className={styles.more} open={more.isOpen}>
        <summary>{more.summary}</summary>
        <div className={styles.fields}>{more.fields}</div>
      </details>
      <p className={styles.buttons}>
        <button type="submit" className={`${buttons.button} ${buttons.accent}`}>
          Show
        </button>
        <a href={list}>Clear the search</a>
      </p>
    </form>
  )
}
