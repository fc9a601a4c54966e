import forms from '../../../_ui/form.module.css'
import { ErrorSummary } from '../../../_ui/error-summary'
import { Field } from '../../../_ui/field'
import { HiddenFields } from '../../../_ui/hidden-fields'
import { SubmitButton } from '../../../_ui/submit-button'

type Props = {
  token: string | undefined
  from?: string | undefined
  to?: string | undefined
  error?: string | undefined
}

/** Asks for the days of a statement, such as those of a tax year. It only reads, so its address can be kept. */
export function StatementForm({ token, from, to, error }: Props) {
  return (
    <form action="/account/donations/statement" className={forms.form} aria-label="Statement for other dates">
      <ErrorSummary
        heading="These are not two dates"
        errors={error === undefined ? [] : [{ field: 'from', message: error }]}
        fieldIds="statement-"
        answer={{ error }}
      />
      <Field
        id="statement-from"
        label="First day"
        hint="If your browser shows no calendar, enter the date like this: 2026-12-31."
        name="from"
        type="date"
        defaultValue={from}
      />
      <Field id="statement-to" label="Last day" name="to" type="date" defaultValue={to} />
      <HiddenFields values={{ token }} />
      <SubmitButton look="quiet">Show the statement</SubmitButton>
    </form>
  )
}
