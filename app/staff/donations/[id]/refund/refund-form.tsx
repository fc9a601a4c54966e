'use client'

import { messageFor } from '@/lib/form'
import { refundReasons } from '@/lib/donations/rules'
import { ChoiceGroup, Choices } from '../../../../_ui/forms/fields/choices'
import { Form } from '../../../../_ui/forms/form'
import forms from '../../../../_ui/forms/form.module.css'
import { Field } from '../../../../_ui/forms/fields/field'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { TextArea } from '../../../../_ui/forms/fields/text-area'
import { useFormActionFrom } from '../../../../_ui/forms/use-form-action'
import { useFocus } from '../../../../_ui/use-focus'
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
    <Form label="Refund" state={state} action={action} heading="Nothing was refunded" fieldIds="" isNarrow>
      <input type="hidden" name="donation" value={donationId} />
      <input type="hidden" name="payment" value={payment} />
      <ChoiceGroup id="how" legend="How much" error={messageFor(errors, 'how')}>
        <Choices
          idPrefix="how"
          name="how"
          layout="stack"
          options={[
            { value: 'whole', label: isWhole ? `All of it, ${left}` : `All that is left, ${left}` },
            { value: 'part', label: 'Part of it' },
          ]}
          chosen={values.how ?? 'whole'}
        />
      </ChoiceGroup>
      <Field
        id="part"
        label={`The part, in ${currency}`}
        hint="Only if you chose part of it"
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
        hint="It is recorded in the audit log, and the donor does not see it."
        name="note"
        rows={3}
        maxLength={500}
        defaultValue={values.note}
        error={messageFor(errors, 'note')}
      />
      {isRecurring && (
        <p>Refunding a payment does not end the donation: the next charge will be made as before.</p>
      )}
      <SubmitButton>Continue</SubmitButton>
    </Form>
  )
}

type ConfirmProps = Props & { proposal: Proposal; permalink: string }

/** What will happen, with amount and donor. It takes the focus, so that nobody confirms without reading it. */
function Confirm({ donationId, payment, proposal, permalink }: ConfirmProps) {
  const heading = useFocus<HTMLHeadingElement>()
  const { id, amountMinor, sum, donor, reason, reasonText, note } = proposal
  const hidden = { donation: donationId, payment, id, amountMinor, reason, note }
  return (
    <form action={giveBack} className={forms.narrow} aria-label="Confirm">
      <h2 ref={heading} tabIndex={-1}>
        Refund {sum} to {donor}?
      </h2>
      <p>
        {sum} will go back to the card it came from, and we will email the donor. You cannot undo this. The
        audit log records your name. {reasonText}
        {note && `: ${note}`}.
      </p>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className={styles.ways}>
        <SubmitButton look="support">Refund {sum}</SubmitButton>
        <a href={permalink}>Change something</a>
        <a href={`/staff/donations/${donationId}`}>Leave it</a>
      </p>
    </form>
  )
}
