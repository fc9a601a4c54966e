'use client'

import { messageFor } from '@/lib/form'
import forms from '../../../_ui/forms/form.module.css'
import { ChoiceGroup, Choices, type Option } from '../../../_ui/forms/fields/choices'
import { Field } from '../../../_ui/forms/fields/field'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { TextArea } from '../../../_ui/forms/fields/text-area'
import { useFormAction } from '../../../_ui/forms/use-form-action'
import { change } from './actions'
import { ChangeForm, DrawnFields, type Drawn } from './change-form'
import styles from './donation.module.css'
import { useText } from '../../../_ui/use-text'

type AmountProps = {
  drawn: Drawn
  /** "$10 every month" */
  now: string
  /** The initial value of the field: "15". */
  amount: string
  symbol: string
  hint: string
  /** Whether the row is open at first, because a link led to it. */
  isOpen: boolean
}

export function AmountForm({ drawn, now, amount, symbol, hint, isOpen }: AmountProps) {
  const t = useText()
  return (
    <ChangeForm
      drawn={drawn}
      kind="amount"
      summary={t('Give another amount')}
      now={now}
      isOpen={isOpen}
      fieldIds={{ amount: 'donation-amount' }}
    >
      {(state) => (
        <>
          <Field
            id="donation-amount"
            label={t('New amount')}
            hint={hint}
            name="amount"
            inputMode="decimal"
            maxLength={40}
            prefix={symbol}
            autoComplete="off"
            defaultValue={state.values.amount ?? amount}
            error={messageFor(state.errors, 'amount')}
          />
          <SubmitButton>{t('Change the amount')}</SubmitButton>
        </>
      )}
    </ChangeForm>
  )
}

type DateProps = { drawn: Drawn; now: string; hint: string; limits: { earliest: string; latest: string } }

export function DateForm({ drawn, now, hint, limits }: DateProps) {
  const t = useText()
  return (
    <ChangeForm
      drawn={drawn}
      kind="date"
      summary={t('Change the date')}
      now={now}
      fieldIds={{ day: 'donation-day' }}
    >
      {(state) => (
        <>
          <Field
            id="donation-day"
            label={t('Next charge on')}
            hint={hint}
            name="day"
            type="date"
            min={limits.earliest}
            max={limits.latest}
            defaultValue={state.values.day}
            error={messageFor(state.errors, 'day')}
          />
          <SubmitButton>{t('Change the date')}</SubmitButton>
        </>
      )}
    </ChangeForm>
  )
}

export function PauseForm({ drawn, options }: { drawn: Drawn; options: Option[] }) {
  const t = useText()
  return (
    <ChangeForm
      drawn={drawn}
      kind="pause"
      summary={t('Pause for a while')}
      fieldIds={{ months: 'donation-months-1' }}
    >
      {(state) => (
        <>
          <ChoiceGroup
            id="donation-months"
            legend={t('For how long?')}
            hint={t(
              'It resumes automatically, and we will email you a few days before. Skipped payments will not be charged later.',
            )}
            error={messageFor(state.errors, 'months')}
          >
            <Choices
              idPrefix="donation-months"
              name="months"
              layout="stack"
              chosen={state.values.months ?? options[0]?.value ?? ''}
              options={options}
            />
          </ChoiceGroup>
          <SubmitButton>{t('Pause the donation')}</SubmitButton>
        </>
      )}
    </ChangeForm>
  )
}

export function SkipForm({ drawn, words }: { drawn: Drawn; words: string }) {
  const t = useText()
  return (
    <ChangeForm drawn={drawn} kind="skip" summary={t('Skip the next payment')}>
      {() => (
        <>
          <p>{words}</p>
          <SubmitButton>{t('Skip this payment')}</SubmitButton>
        </>
      )}
    </ChangeForm>
  )
}

type EndProps = {
  drawn: Drawn
  reasons: Option[]
  /** What will happen, in plain words. */
  words: string
  /** A smaller amount to offer instead; null if there is none. */
  smaller: { amount: string; label: string } | null
}

/** One step: a donor who came to end it ends it here. The smaller donation is an offer beside it, not a hurdle. */
export function EndForm({ drawn, reasons, words, smaller }: EndProps) {
  const t = useText()
  return (
    <ChangeForm
      drawn={drawn}
      kind="end"
      summary={t('End the donation')}
      fieldIds={{ words: 'donation-words' }}
    >
      {(state) => (
        <>
          <p>{words}</p>
          <ChoiceGroup
            id="donation-reason"
            legend={t('Would you like to tell us why? (optional)')}
            hint={t('We will not share your answer with anybody.')}
          >
            <Choices
              idPrefix="donation-reason"
              name="reason"
              layout="stack"
              chosen={state.values.reason ?? ''}
              options={reasons}
            />
          </ChoiceGroup>
          {smaller !== null && (
            <div className={styles.smaller}>
              <p>{t('A smaller donation helps too. You can give less, and still end it at any time.')}</p>
              <input type="hidden" name="smaller" value={smaller.amount} />
              <SubmitButton look="quiet" name="intent" value="smaller">
                {smaller.label}
              </SubmitButton>
            </div>
          )}
          <TextArea
            id="donation-words"
            label={t('In your own words (optional)')}
            name="words"
            maxLength={500}
            defaultValue={state.values.words}
            error={messageFor(state.errors, 'words')}
          />
          <SubmitButton name="intent" value="end">
            {t('End the donation')}
          </SubmitButton>
        </>
      )}
    </ChangeForm>
  )
}

/** The only button of a donation that is paused or will end. */
export function PressForm({
  drawn,
  kind,
  label,
}: {
  drawn: Drawn
  kind: 'resume' | 'keep' | 'end'
  label: string
}) {
  const [state, action] = useFormAction(change, drawn.page)
  const [error] = state.values.kind === kind ? state.errors : []
  return (
    <form action={action} className={forms.form}>
      <DrawnFields drawn={drawn} kind={kind} />
      {error && <p role="alert">{error.message}</p>}
      <SubmitButton>{label}</SubmitButton>
    </form>
  )
}
