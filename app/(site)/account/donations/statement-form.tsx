import forms from '../../../_ui/forms/form.module.css'
import { ErrorSummary } from '../../../_ui/forms/messages/error-summary'
import { Field } from '../../../_ui/forms/fields/field'
import { HiddenFields } from '../../../_ui/forms/fields/hidden-fields'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { requestText } from '../../../_parts/request-text'

type Props = {
  token: string | undefined
  from?: string | undefined
  to?: string | undefined
  error?: string | undefined
}

/** Asks for the days of a statement, such as those of a tax year. It only reads, so its address can be kept. */
export async function StatementForm({ token, from, to, error }: Props) {
  const t = await requestText()
  return (
    <form
      action={t.href('/account/donations/statement')}
      className={forms.form}
      aria-label={t('Statement for other dates')}
    >
      <ErrorSummary
        heading={t('These are not two dates')}
        errors={error === undefined ? [] : [{ field: 'from', message: error }]}
        fieldIds="statement-"
        answer={{ error }}
      />
      <Field
        id="statement-from"
        label={t('First day')}
        hint={t('If your browser shows no calendar, enter the date like this: 2026-12-31.')}
        name="from"
        type="date"
        defaultValue={from}
      />
      <Field id="statement-to" label={t('Last day')} name="to" type="date" defaultValue={to} />
      <HiddenFields values={{ token }} />
      <SubmitButton look="quiet">{t('Show the statement')}</SubmitButton>
    </form>
  )
}
