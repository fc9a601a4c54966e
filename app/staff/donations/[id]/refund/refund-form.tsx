'use client'

import { messageFor } from '@/lib/form'
import { useEffect, useRef } from 'react'
import { refundReasons } from '@/lib/donations/rules'
import { ChoiceGroup, Choices } from '../../../../_ui/choices'
import { Form } from '../../../../_ui/form'
import forms from '../../../../_ui/form.module.css'
import { Field } from '../../../../_ui/field'
import { SubmitButton } from '../../../../_ui/submit-button'
import { TextArea } from '../../../../_ui/text-area'
import { useFormActionFrom } from '../../../../_ui/use-form-action'
import { giveBack, proposeRefund } from './actions'
import styles from './refund-form.module.css'
import { noRefundYet, type Proposal } from './refund-state'

type Props = {
  donationId: string
  payment: string
  /** "USD" */
  currency: string
  /** "$25": the most that can be refunded. */
  left: string
  /** False if a part was refunded before. */
  isWhole: boolean
  isRecurring: boolean
}

export function RefundForm(props: Props) {
  const { donationId, payment, currency, left, isWhole, isRecurring } = props
  const permalink = `/staff/donations/${donationId}/refund?payment=${payment}`
  const [state, action] = useFormActionFrom(noRefundYet, proposeRefund, permalink)
  const { errors, values, proposal } = state
  if (proposal !== null) return <Confirm {...props} proposal={proposal} permalink={permalink} />

  return (
    <Form
      label="Give back"
      state={state}
      action={action}
      heading="Nothing was given back"
      fieldIds=""
      isNarrow
    >
      <input type="hidden" name="donation" value={donationId} />
      <input type="hidden" name="payment" value={payment} />
      <ChoiceGroup id="how" legend="How much" error={messageFor(errors, 'how')}>
        <Choices
          idPrefix="how"
          name="how"
          layout="stack"
          options={[
            { value: 'whole', label: isWhole ? `All of it, ${left}` : `All that is left, ${left}` },
            { value: 'part', label: 'A part of it' },
          ]}
          chosen={values.how ?? 'whole'}
        />
      </ChoiceGroup>
      <Field
        id="part"
        label={`The part, in ${currency}`}
        hint="Only where you chose a part of it"
        name="part"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={values.part}
        error={messageFor(errors, 'part')}
      />
      <ChoiceGroup id="reason" legend="Reason" error={messageFor(errors, 'reason')}>
        <Choices
          idPrefix="reason"
          name="reason"
          layout="stack"
          options={Object.entries(refundReasons).map(([value, label]) => ({ value, label }))}
          chosen={values.reason ?? ''}
        />
      </ChoiceGroup>
      <TextArea
        id="note"
        label="A note for colleagues (optional)"
        hint="It stands in the audit log, and the donor does not see it."
        name="note"
        rows={3}
        maxLength={500}
        defaultValue={values.note}
        error={messageFor(errors, 'note')}
      />
      {isRecurring && (
        <p>Giving a payment back does not end the donation: the next charge comes as before.</p>
      )}
      <SubmitButton>Go on</SubmitButton>
    </Form>
  )
}

type ConfirmProps = Props & { proposal: Proposal; permalink: string }

/** What will happen, with amount and donor. It takes the focus, so that nobody confirms without reading it. */
function Confirm({ donationId, payment, proposal, permalink }: ConfirmProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { id, amountMinor, sum, donor, reason, reasonText, note } = proposal
  const hidden = { donation: donationId, payment, id, amountMinor, reason, note }
  return (
    <form action={giveBack} className={forms.narrow} aria-label="Confirm">
      <h2 ref={heading} tabIndex={-1}>
        Give {sum} back to {donor}?
      </h2>
      <p>
        {sum} goes back to the card that it came from, and the donor is told by mail. It cannot be taken back.
        Your name stands beside it in the audit log. {reasonText}
        {note && `: ${note}`}.
      </p>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className={styles.ways}>
        <SubmitButton look="support">Give back {sum}</SubmitButton>
        <a href={permalink}>Change something</a>
        <a href={`/staff/donations/${donationId}`}>Leave it</a>
      </p>
    </form>
  )
}
