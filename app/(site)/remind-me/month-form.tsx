'use client'

import { useEffect } from 'react'
import { typedAmountOf } from '@/lib/donations/rules'
import { fieldsOf } from '@/lib/form'
import type { DonationLink } from '@/lib/offers/schema'
import { AddressForm } from '../../_ui/forms/address-form'
import { Disclosure } from '../../_ui/disclosure'
import { Honeypot } from '../../_ui/forms/fields/honeypot'
import { useAddressAction } from '../_parts/forms/use-address-action'
import { remind } from './actions'
import { useText } from '../../_ui/use-text'

type Props = {
  donation: DonationLink
  /** The path of a calendar file for the same day. */
  calendar: string
  /** The address that the field has at first. */
  known: string | undefined
  /** The URL of the page with the form: the form returns to it without JavaScript. */
  page: string
}

const formId = 'month-reminder'

/** A reminder in a month, in place: one field and one press. */
export function MonthForm({ donation, calendar, known, page }: Props) {
  const t = useText()
  const [answered, action] = useAddressAction(remind, page)
  useEffect(() => keepChoice(formId), [])
  const { neutral = '', ...choice } = donation
  return (
    <Disclosure
      summary={t('Remind me in a month')}
      isOpen={answered.errors.length > 0 || answered.suggestion !== undefined}
    >
      <p>
        {t.rich(
          '<link>Download a calendar file</link> if you would rather leave no address. Or we send you one email in a month, and no other.',
          {
            link: (words) => (
              <a href={t.href(calendar)} rel="nofollow">
                {words}
              </a>
            ),
          },
        )}
      </p>
      <AddressForm
        id={formId}
        label={t('Reminder in a month')}
        state={answered}
        action={action}
        heading={t('The reminder is not set yet')}
        fieldIds={{ email: 'month-reminder-email', when: 'month-reminder-email' }}
        email={{
          label: t('Your email for the reminder'),
          hint: t('Used for this reminder only, and erased a month after it.'),
        }}
        known={known}
        button={t('Remind me')}
        isInline
        hidden={{ ...choice, amount: choice.amount ?? '', neutral, when: 'next-month' }}
      >
        <Honeypot name="website" />
      </AddressForm>
    </Disclosure>
  )
}

/** With a script, the reminder keeps what is chosen in the box above it. Without one, "Remind me later" does. */
function keepChoice(id: string): () => void {
  const form = document.getElementById(id)
  const add = ({ formData }: FormDataEvent) => {
    const box = document.querySelector<HTMLFormElement>('form[data-donation-box]')
    if (box === null) return
    const fields = fieldsOf(new FormData(box))
    formData.set('frequency', fields.frequency ?? '')
    formData.set('amount', typedAmountOf(fields))
    formData.set('neutral', fields.neutral ?? '')
  }
  form?.addEventListener('formdata', add)
  return () => form?.removeEventListener('formdata', add)
}
