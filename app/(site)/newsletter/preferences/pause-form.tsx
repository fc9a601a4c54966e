'use client'

import { emptyForm, messageFor } from '@/lib/form'
import { ChoiceGroup, Choices, type Option } from '../../../_ui/forms/fields/choices'
import { Disclosure } from '../../../_ui/disclosure'
import { Form } from '../../../_ui/forms/form'
import { HiddenFields } from '../../../_ui/forms/fields/hidden-fields'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { useFormAction } from '../../../_ui/forms/use-form-action'
import { OwnDay, type DayLimits } from '../../_parts/forms/own-day'
import { pause } from './actions'
import { useText } from '../../../_ui/use-text'

type Props = { token: string; page: string; isPaused: boolean; options: Option[]; limits: DayLimits }

/** Pauses the newsletter, so that nobody has to unsubscribe for a holiday. */
export function PauseForm({ token, page, isPaused, options, limits }: Props) {
  const t = useText()
  const [answered, action] = useFormAction(pause, page)
  const state = answered.values.form === 'pause' ? answered : emptyForm
  const { errors, values } = state
  return (
    <Disclosure
      summary={isPaused ? t('Change the pause') : t('Pause for a while')}
      isOpen={errors.length > 0}
    >
      <Form
        label={t('Pause')}
        state={state}
        action={action}
        heading={t('Nothing has been paused yet')}
        fieldIds={{ weeks: 'pause-weeks-2', ownDay: 'pause-own-day' }}
      >
        <ChoiceGroup
          id="pause-weeks"
          legend={t('For how long?')}
          hint={t('The newsletter starts again automatically. You can end the pause here at any time.')}
          error={messageFor(errors, 'weeks')}
        >
          <Choices
            idPrefix="pause-weeks"
            name="weeks"
            layout="stack"
            chosen={values.weeks ?? options[0]?.value ?? ''}
            options={options}
          />
          <OwnDay
            id="pause-own-day"
            label={t('First day on which to get the newsletter again')}
            limits={limits}
            value={values.ownDay}
            error={messageFor(errors, 'ownDay')}
          />
        </ChoiceGroup>
        <HiddenFields values={{ token, form: 'pause' }} />
        <SubmitButton>{t('Pause the newsletter')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
