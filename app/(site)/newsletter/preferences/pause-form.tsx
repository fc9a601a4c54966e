'use client'

import { ChoiceGroup, Choices, type Option } from '../../../_ui/choices'
import { Disclosure } from '../../../_ui/disclosure'
import { ErrorSummary } from '../../../_ui/error-summary'
import { Field } from '../../../_ui/field'
import { SubmitButton } from '../../../_ui/submit-button'
import { useFormAction } from '../../../_ui/use-form-action'
import { pause } from './actions'
import styles from './preferences.module.css'

type Props = {
  token: string
  page: string
  isPaused: boolean
  options: Option[]
  limits: { earliest: string; latest: string }
}

const fieldIds: Record<string, string> = { weeks: 'pause-weeks-2', ownDay: 'pause-own-day' }

/** Pauses the newsletter, so that nobody has to unsubscribe for a holiday. */
export function PauseForm({ token, page, isPaused, options, limits }: Props) {
  const [state, action] = useFormAction(pause, page)
  const isMine = state.values.form === 'pause'
  const { errors, values } = isMine ? state : { errors: [], values: {} as Record<string, string> }
  const messageOf = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <Disclosure summary={isPaused ? 'Change the pause' : 'Pause for a while'} isOpen={errors.length > 0}>
      <form action={action} className={styles.form} noValidate aria-label="Pause">
        <ErrorSummary
          heading="Nothing has been paused yet"
          errors={errors.map(({ field, message }) => ({ message, ...linkTo(field) }))}
          answer={state}
        />
        <ChoiceGroup
          id="pause-weeks"
          legend="For how long?"
          hint="The newsletter starts again automatically. You can end the pause here at any time."
          error={messageOf('weeks')}
        >
          <Choices
            idPrefix="pause-weeks"
            name="weeks"
            layout="stack"
            chosen={values.weeks ?? options[0]?.value ?? ''}
            options={options}
          />
          <div className={styles.ownDay}>
            <Field
              id="pause-own-day"
              label="First day on which to get the newsletter again"
              hint="If your browser shows no calendar, enter year-month-day, for example 2027-03-01."
              name="ownDay"
              type="date"
              min={limits.earliest}
              max={limits.latest}
              defaultValue={values.ownDay}
              error={messageOf('ownDay')}
            />
          </div>
        </ChoiceGroup>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="form" value="pause" />
        <SubmitButton>Pause the newsletter</SubmitButton>
      </form>
    </Disclosure>
  )
}

function linkTo(field: string): { fieldId?: string } {
  const fieldId = fieldIds[field]
  return fieldId === undefined ? {} : { fieldId }
}
