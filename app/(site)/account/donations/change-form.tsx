'use client'

import type { ReactNode } from 'react'
import type { FormState } from '@/lib/form'
import { Disclosure } from '../../../_ui/disclosure'
import { ErrorSummary } from '../../../_ui/error-summary'
import { useFormAction } from '../../../_ui/use-form-action'
import { change } from './actions'
import styles from './donation.module.css'

/** Hidden fields of every form about a donation: which one it is, and for which state the form was rendered. */
export type Drawn = {
  token?: string | undefined
  donation?: string | undefined
  number: number
  page: string
}

type Props = {
  drawn: Drawn
  kind: string
  /** The label of the row that opens the form. */
  summary: string
  now?: string | undefined
  isOpen?: boolean
  /** The id of the field for each error, by its name. */
  fieldIds?: Record<string, string>
  children: (state: FormState) => ReactNode
}

/** A row on the donation's page that opens to a form, and stays open while the form has errors. */
export function ChangeForm({ drawn, kind, summary, now, isOpen, fieldIds = {}, children }: Props) {
  const [state, action] = useFormAction(change, drawn.page)
  const isMine = state.values.kind === kind
  const mine = isMine ? state : { errors: [], values: {} }
  return (
    <Disclosure summary={summary} now={now} isOpen={isOpen === true || mine.errors.length > 0}>
      <form action={action} className={styles.form} noValidate aria-label={summary}>
        <ErrorSummary
          heading="Nothing has been changed yet"
          errors={mine.errors.map(({ field, message }) => {
            const fieldId = fieldIds[field]
            return fieldId === undefined ? { message } : { message, fieldId }
          })}
          answer={state}
        />
        <DrawnFields drawn={drawn} kind={kind} />
        {children(mine)}
      </form>
    </Disclosure>
  )
}

export function DrawnFields({ drawn: { token, donation, number }, kind }: { drawn: Drawn; kind: string }) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="number" value={number} />
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      {token === undefined && <input type="hidden" name="donation" value={donation ?? ''} />}
    </>
  )
}

export function messageOf(name: string, { errors }: FormState): string | undefined {
  return errors.find(({ field }) => field === name)?.message
}
