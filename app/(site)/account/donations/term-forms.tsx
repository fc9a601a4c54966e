'use client'

import { messageFor } from '@/lib/form'
import { ChoiceGroup, Choices, type Option } from '../../../_ui/forms/fields/choices'
import { Field } from '../../../_ui/forms/fields/field'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { ChangeForm, type Drawn } from './change-form'
import { useText } from '../../../_ui/use-text'

type FrequencyProps = {
  drawn: Drawn
  summary: string
  /** The proposed amount: "120". */
  amount: string
  label: string
  symbol: string
  hint: string
  button: string
}

/** Switches between monthly and annual. */
export function FrequencyForm({ drawn, summary, amount, label, symbol, hint, button }: FrequencyProps) {
  return (
    <ChangeForm
      drawn={drawn}
      kind="frequency"
      summary={summary}
      fieldIds={{ amount: 'donation-frequency-amount' }}
    >
      {(state) => (
        <>
          <Field
            id="donation-frequency-amount"
            label={label}
            hint={hint}
            name="amount"
            inputMode="decimal"
            maxLength={40}
            prefix={symbol}
            autoComplete="off"
            defaultValue={state.values.amount ?? amount}
            error={messageFor(state.errors, 'amount')}
          />
          <SubmitButton>{button}</SubmitButton>
        </>
      )}
    </ChangeForm>
  )
}

type UntilProps = {
  drawn: Drawn
  now: string
  options: Option[]
  /** Of the choice "Another day". */
  otherDay: string
  hint: string
  limits: { earliest: string; latest: string }
}

/** Sets an end date, or removes it. */
export function UntilForm({ drawn, now, options, otherDay, hint, limits }: UntilProps) {
  const t = useText()
  return (
    <ChangeForm
      drawn={drawn}
      kind="until"
      summary={t('Set an end date')}
      now={now}
      fieldIds={{ day: 'donation-last-day', until: 'donation-until-other' }}
    >
      {(state) => (
        <>
          <ChoiceGroup
            id="donation-until"
            legend={t('Until when?')}
            hint={t(
              'The donation is charged as usual until that day and never after it. You can change or remove the date at any time.',
            )}
            error={messageFor(state.errors, 'until')}
          >
            <Choices
              idPrefix="donation-until"
              name="until"
              layout="stack"
              chosen={state.values.until ?? options[0]?.value ?? ''}
              options={options}
            />
          </ChoiceGroup>
          <Field
            id="donation-last-day"
            label={otherDay}
            hint={hint}
            name="day"
            type="date"
            min={limits.earliest}
            max={limits.latest}
            defaultValue={state.values.day}
            error={messageFor(state.errors, 'day')}
          />
          <SubmitButton>{t('Save the end date')}</SubmitButton>
        </>
      )}
    </ChangeForm>
  )
}
