'use client'

import { messageFor } from '@/lib/form'
import { Field } from '../../../_ui/forms/fields/field'
import { Form } from '../../../_ui/forms/form'
import { ChoiceGroup, Choices } from '../../../_ui/forms/fields/choices'
import { HiddenFields } from '../../../_ui/forms/fields/hidden-fields'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { useFormAction } from '../../../_ui/forms/use-form-action'
import { set } from './actions'

type Props = {
  /** Made with the form, so that a form that is sent twice is one goal. */
  id: string
  replaces: string
  currencies: readonly string[]
  initial: { name: string; currency: string; amount: string; startsOn: string; endsOn: string }
}

export function GoalForm({ id, replaces, currencies, initial }: Props) {
  const [state, action] = useFormAction(set, '/staff/donations/goal')
  const { errors } = state
  const values = { ...initial, ...state.values }
  return (
    <Form
      label="The goal"
      state={state}
      action={action}
      heading="The goal was not set"
      isNarrow
      fieldIds={{ name: 'name', currency: 'currency', amount: 'amount', startsOn: 'starts', endsOn: 'ends' }}
    >
      <HiddenFields values={{ id, replaces }} />
      <Field
        id="name"
        label="Name"
        hint="Readers see it above the meter; for example “Winter appeal”"
        name="name"
        autoComplete="off"
        maxLength={80}
        required
        defaultValue={values.name}
        error={messageFor(errors, 'name')}
      />
      <ChoiceGroup id="currency" legend="Currency" error={messageFor(errors, 'currency')}>
        <Choices
          idPrefix="currency"
          name="currency"
          layout="row"
          options={currencies.map((value) => ({ value, label: value.toUpperCase() }))}
          chosen={values.currency}
        />
      </ChoiceGroup>
      <Field
        id="amount"
        label="Goal"
        hint="In this currency alone; others do not count"
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        required
        defaultValue={values.amount}
        error={messageFor(errors, 'amount')}
      />
      <Field
        id="starts"
        label="First day"
        name="startsOn"
        type="date"
        required
        defaultValue={values.startsOn}
        error={messageFor(errors, 'startsOn')}
      />
      <Field
        id="ends"
        label="Last day"
        name="endsOn"
        type="date"
        required
        defaultValue={values.endsOn}
        error={messageFor(errors, 'endsOn')}
      />
      <SubmitButton>Set the goal</SubmitButton>
    </Form>
  )
}
