import type { ReactNode } from 'react'
import { may, type Role } from '@/lib/staff/rules'
import buttons from '../../_ui/button.module.css'
import { ErrorSummary } from '../../_ui/forms/messages/error-summary'
import { Field } from '../../_ui/forms/fields/field'
import { HiddenFields } from '../../_ui/forms/fields/hidden-fields'
import { Notice } from '../../_ui/notice'
import { Select } from '../../_ui/forms/fields/select'
import { sayCount, sayMany } from '../_parts/words'
import { filterFields } from './list-path'
import styles from './page.module.css'
import { TickPage } from './tick-page'

type Values = Partial<Record<string, string>>

const choices = [
  { value: '', label: 'Choose' },
  { value: 'add_tag', label: 'Add a tag' },
  { value: 'remove_tag', label: 'Remove a tag' },
  { value: 'unsubscribe', label: 'Unsubscribe, on their request' },
  { value: 'suppress', label: 'Suppress the address' },
  { value: 'export', label: 'Export as CSV' },
]

type Props = {
  values: Values
  role: Role
  /** The subscribers on this page, and how many match on all pages. */
  ids: readonly string[]
  all: number
  children: ReactNode
}

/** The list with a box before each address, and what can be done to those that are ticked, or to all who match. */
export function SelectionForm({ values, role, ids, all, children }: Props) {
  if (!may(role, 'subscribers.edit') || ids.length === 0) return children
  const hidden = Object.fromEntries(
    filterFields.map((field) => [`list-${field}`, values[field] || undefined]),
  )
  return (
    <form
      method="post"
      action="/staff/subscribers/selection"
      aria-label="Selected subscribers"
      className={styles.selection}
    >
      {ids.length > 1 && (
        <TickPage
          ids={ids}
          label={`Select all ${sayCount(ids.length)} on this page`}
          everybodyLabel={
            all > ids.length
              ? `All ${sayCount(ids.length)} on this page are selected. Select all ${sayMany(all, 'subscriber')} that match`
              : null
          }
        />
      )}
      {children}
      <HiddenFields values={hidden} />
      <div className={styles.actions}>
        <Select
          id="what"
          name="what"
          label="With the ticked subscribers"
          options={choices}
          defaultValue=""
          required
        />
        <Field
          id="selected-tag"
          name="selectedTag"
          label="Tag"
          hint="To add or remove one"
          maxLength={50}
          autoComplete="off"
        />
        <Field
          id="reason"
          name="reason"
          label="Reason"
          hint="To unsubscribe or suppress: how they asked, or why"
          maxLength={500}
          autoComplete="off"
        />
        <button type="submit" className={`${buttons.button} ${buttons.quiet}`}>
          Do it
        </button>
      </div>
    </form>
  )
}

const problems: Values = {
  nobody: 'Tick at least one subscriber, and at most a hundred.',
  what: 'Choose what to do with the ticked subscribers.',
  words: 'Enter the tag, or the reason, that this needs.',
}

const outcomes: Values = {
  add_tag: 'got the tag',
  remove_tag: 'lost the tag',
  unsubscribe: 'unsubscribed',
  suppress: 'suppressed',
}

/** What was done to a selection, or what was missing. */
export function SelectionOutcome({ values }: { values: Values }) {
  const message = problems[values.problem ?? '']
  const outcome = outcomes[values.done ?? '']
  const count = Number(values.count)
  return (
    <>
      <ErrorSummary
        heading="Nothing was changed"
        errors={message === undefined ? [] : [{ field: '', message }]}
        answer={values}
      />
      {outcome !== undefined && Number.isSafeInteger(count) && count >= 0 && (
        <Notice role="status">
          {count === 1 ? 'One subscriber' : `${sayCount(count)} subscribers`} {outcome}. The others were so
          already.
        </Notice>
      )}
    </>
  )
}
