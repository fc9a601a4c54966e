'use client'

import { type FieldError } from '@/lib/form'
import type { DonationLink } from '@/lib/offers/schema'
import { Honeypot } from '../../_ui/honeypot'
import { ChoiceGroup, Choices, type Option } from '../../_ui/choices'
import { ErrorSummary } from '../../_ui/error-summary'
import { EmailField } from '../../_ui/email-field'
import { Field } from '../../_ui/field'
import { SubmitButton } from '../../_ui/submit-button'
import { Suggestion } from '../../_ui/suggestion'
import { useFormAction } from '../../_ui/use-form-action'
import { NeutralChoice } from '../_parts/neutral-choice'
import { remind } from './actions'
import styles from './reminder-form.module.css'

export type DayLimits = { earliest: string; latest: string }

type Props = {
  donation: DonationLink
  /** The suggested dates in words, and "own" as the last. */
  days: Option[]
  limits: DayLimits
  /** The URL of the page with the form's content: the form returns to it without JavaScript. */
  page: string
}

const fieldIds: Record<string, string> = {
  email: 'reminder-email',
  when: 'reminder-when-next-month',
  ownDay: 'reminder-own-day',
}

export function ReminderForm({ donation, days, limits, page }: Props) {
  const [state, action] = useFormAction(remind, page)
  const { errors, values, suggestion } = state

  return (
    <form action={action} id="reminder" className={styles.form} noValidate aria-label="Reminder">
      <ErrorSummary
        heading="The reminder is not set yet"
        errors={errors.map(({ field, message }) => ({ message, ...linkTo(field) }))}
        answer={state}
      />
      <ChoiceGroup id="reminder-when" legend="When should we remind you?" error={messageOf('when', errors)}>
        <Choices
          idPrefix="reminder-when"
          name="when"
          layout="stack"
          chosen={values.when ?? days[0]?.value ?? ''}
          options={days}
        />
        <div className={styles.ownDay}>
          <Field
            id="reminder-own-day"
            label="Other date"
            hint="If your browser shows no calendar, enter year-month-day, for example 2027-03-01."
            name="ownDay"
            type="date"
            min={limits.earliest}
            max={limits.latest}
            defaultValue={values.ownDay}
            error={messageOf('ownDay', errors)}
          />
        </div>
      </ChoiceGroup>
      <EmailField
        id="reminder-email"
        label="Email address"
        hint="Used for this reminder only, and erased a month after it."
        name="email"
        required
        defaultValue={values.email}
        error={messageOf('email', errors)}
      />
      <NeutralChoice
        id="reminder-neutral"
        isChecked={values.email === undefined ? donation.neutral === 'yes' : values.neutral === 'yes'}
      />
      <SubmitButton>Remind me</SubmitButton>
      {suggestion && (
        <Suggestion answer={state}>
          <p>
            Did you mean <strong>{suggestion}</strong>? If {values.email} is right, press Remind me once more.
          </p>
          <SubmitButton look="quiet" name="use" value={suggestion}>
            Use {suggestion}
          </SubmitButton>
        </Suggestion>
      )}
      <input type="hidden" name="asked" value={values.asked ?? ''} />
      <DonationFields donation={donation} />
      <Honeypot name="website" />
    </form>
  )
}

/** The choice that the reminder keeps, as hidden fields; neutral mail has its own checkbox. */
export function DonationFields({ donation }: { donation: DonationLink }) {
  return Object.entries(donation).map(([name, value]) =>
    value === undefined || name === 'neutral' ? null : (
      <input key={name} type="hidden" name={name} value={value} />
    ),
  )
}

/** Where a message of the summary links to; a message about the whole form has no link. */
function linkTo(field: string): { fieldId?: string } {
  const fieldId = fieldIds[field]
  return fieldId === undefined ? {} : { fieldId }
}

function messageOf(name: string, errors: FieldError[]): string | undefined {
  return errors.find(({ field }) => field === name)?.message
}
