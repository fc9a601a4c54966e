import { uploadSchema } from '@/lib/imports/schema'
import { longestSource } from '@/lib/newsletter/rules'
import { errorsOf, messageFor, type FieldError } from '@/lib/form'
import { ErrorSummary } from '../../../_ui/forms/messages/error-summary'
import { Field } from '../../../_ui/forms/fields/field'
import buttons from '../../../_ui/button.module.css'
import styles from './imports.module.css'

const fileProblems: Record<string, string> = {
  file: 'Choose a file.',
  'too-large': 'This file is larger than 200 MB. Split it, or use the command “npm run subscribers:import”.',
  form: 'The form did not arrive completely. Choose the file and send it again.',
}

/**
 * A plain form to its own route, which stores the file as it arrives. The field comes before the file, so that it is
 * known before its first line.
 */
export function ImportForm({ values }: { values: Partial<Record<string, string>> }) {
  const errors = problemsOf(values)
  return (
    <form
      method="post"
      action="/staff/subscribers/imports/file"
      encType="multipart/form-data"
      className={styles.form}
      aria-label="Upload a list"
    >
      <ErrorSummary heading="The file was not read" errors={errors} fieldIds="" answer={values} />
      <Field
        id="source"
        label="Where these people agreed"
        hint="Kept with each of them; for example “Subscription form at the reader evening in Riga, May 2026”. For people who must not be emailed: where the list comes from."
        name="source"
        autoComplete="off"
        required
        maxLength={longestSource}
        defaultValue={values.source ?? ''}
        error={messageFor(errors, 'source')}
      />
      <Field
        id="file"
        label="File"
        hint="CSV, Excel (.xlsx) or ZIP, at most 200 MB: an export from Mailchimp, Substack, Ghost, beehiiv, Kit, listmonk, Campaign Monitor, Brevo, MailerLite or Buttondown, our own export, or any list with email addresses"
        name="file"
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.zip,text/csv,text/plain,application/zip"
        required
        error={messageFor(errors, 'file')}
      />
      <button type="submit" className={`${buttons.button} ${buttons.accent}`}>
        Show a preview
      </button>
      <p className={styles.hint}>
        Nobody is imported yet. You see first what the file contains and who would get the newsletter. A file
        that nobody imports is deleted after two days.
      </p>
    </form>
  )
}

function problemsOf(values: Partial<Record<string, string>>): FieldError[] {
  if (values.problem === undefined) return []
  if (values.problem !== 'fields') return [{ field: 'file', message: fileProblems[values.problem] ?? '' }]
  const parsed = uploadSchema.safeParse(values)
  return parsed.success ? [] : errorsOf(parsed.error)
}
