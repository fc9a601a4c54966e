'use client'

import type { ReactNode } from 'react'
import { emptyForm, type FormState } from '@/lib/form'
import { Disclosure } from '../../../_ui/disclosure'
import { Form } from '../../../_ui/forms/form'
import { HiddenFields } from '../../../_ui/forms/fields/hidden-fields'
import { useFormAction } from '../../../_ui/forms/use-form-action'
import { change } from './actions'
import { useText } from '../../../_ui/use-text'

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
  /** What the form does, if it is not a change that Stripe can carry out at once. */
  action?: typeof change
  children: (state: FormState) => ReactNode
}

/** A row on the donation's page that opens to a form, and stays open while the form has errors. */
export function ChangeForm({
  drawn,
  kind,
  summary,
  now,
  isOpen,
  fieldIds = {},
  action: asked = change,
  children,
}: Props) {
  const t = useText()
  const [answered, action] = useFormAction(asked, drawn.page)
  const state = answered.values.kind === kind ? answered : emptyForm
  return (
    <Disclosure summary={summary} now={now} isOpen={isOpen === true || state.errors.length > 0}>
      <Form
        label={summary}
        state={state}
        action={action}
        heading={t('Nothing has been changed yet')}
        fieldIds={fieldIds}
      >
        <DrawnFields drawn={drawn} kind={kind} />
        {children(state)}
      </Form>
    </Disclosure>
  )
}

export function DrawnFields({ drawn: { token, donation, number }, kind }: { drawn: Drawn; kind: string }) {
  const which = token === undefined ? { donation: donation ?? '' } : { token }
  return <HiddenFields values={{ kind, number, ...which }} />
}
