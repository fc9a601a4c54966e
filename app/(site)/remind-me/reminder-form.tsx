'use client'

import { messageFor } from '@/lib/form'
import type { DonationLink } from '@/lib/offers/schema'
import { AddressForm } from '../../_ui/forms/address-form'
import { ChoiceGroup, Choices, type Option } from '../../_ui/forms/fields/choices'
import { Honeypot } from '../../_ui/forms/fields/honeypot'
import { useAddressAction } from '../_parts/forms/use-address-action'
import { NeutralChoice } from '../_parts/forms/neutral-choice'
import { OwnDay, type DayLimits } from '../_parts/forms/own-day'
import { remind } from './actions'
import { useText } from '../../_ui/use-text'

type Props = {
  donation: DonationLink
  /** The suggested dates in words, and "own" as the last. */
  days: Option[]
  limits: DayLimits
  /** What this reader has just asked for, in case they want to change it. */
  before: { email: string; when: string; ownDay?: string | undefined; neutral?: 'yes' | undefined } | null
  /** The address that the field has at first. */
  known: string | undefined
  /** The URL of the page with the form's content: the form returns to it without JavaScript. */
  page: string
}

const fieldIds = {
  email: 'reminder-email',
  when: 'reminder-when-next-month',
  ownDay: 'reminder-own-day',
}

export function ReminderForm({ donation, days, limits, before, known, page }: Props) {
  const t = useText()
  const [state, action] = useAddressAction(remind, page)
  const { errors } = state
  const values = state.values.email === undefined ? valuesOf(before) : state.values

  return (
    <AddressForm
      id="reminder"
      label={t('Reminder')}
      state={state}
      action={action}
      heading={t('The reminder is not set yet')}
      fieldIds={fieldIds}
      email={{ hint: t('Used for this reminder only, and erased a month after it.') }}
      known={known}
      below={
        <NeutralChoice
          id="reminder-neutral"
          isChecked={values.email === undefined ? donation.neutral === 'yes' : values.neutral === 'yes'}
        />
      }
      button={t('Remind me')}
      hidden={{ ...donation, neutral: undefined }}
    >
      <ChoiceGroup
        id="reminder-when"
        legend={t('When should we remind you?')}
        error={messageFor(errors, 'when')}
      >
        <Choices
          idPrefix="reminder-when"
          name="when"
          layout="stack"
          chosen={values.when ?? days[0]?.value ?? ''}
          options={days}
        />
        <OwnDay
          id="reminder-own-day"
          label={t('Other date')}
          limits={limits}
          value={values.ownDay}
          error={messageFor(errors, 'ownDay')}
        />
      </ChoiceGroup>
      <Honeypot name="website" />
    </AddressForm>
  )
}

function valuesOf(before: Props['before']): Record<string, string> {
  if (before === null) return {}
  const { email, when, ownDay, neutral } = before
  return { email, when, ...(ownDay && { ownDay }), ...(neutral && { neutral }) }
}
