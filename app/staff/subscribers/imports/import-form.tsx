import { importFormSchema } from '@/lib/newsletter/schema'
import { longestSource } from '@/lib/newsletter/rules'
import { errorsOf, messageFor, type FieldError } from '@/lib/form'
import { ErrorSummary } from '../../../_ui/error-summary'
import { Field } from '../../../_ui/field'
import buttons from '../../../_ui/button.module.css'
import { Sure } from './sure-agreed'
import styles from './imports.module.css'

const fileProblems: Record<string, string> = {
  file: 'Choose a file.',
  'too-large': 'This file is larger than 200 MB. Split it, or use the command “npm run subscribers:import”.',
  form: 'The form did not arrive completely. Choose the file and send it again.',
}

/**
 * A plain form to its own route, which reads the file as it arrives. The fields come before the file, so that they are
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
      aria-label="Import subscribers"
    >
      <ErrorSummary heading="Nobody was imported" errors={errors} fieldIds="" answer={values} />
      <Field
        id="source"
        label="Where these people agreed"
        hint="Kept with each of them; for example “Subscription form at the reader evening in Riga, May 2026”"
        name="source"
        required
        maxLength={longestSource}
        autoComplete="off"
        defaultValue={values.source}
        error={messageFor(errors, 'source')}
      />
      <Sure error={messageFor(errors, 'agreed')} />
      <Field
        id="file"
        label="CSV file, UTF-8, up to 200 MB"
        hint="The first line names the columns: email, and if you have them confirmed_at (2024-03-05) and source"
        name="file"
        type="file"
        accept=".csv,text/csv"
        required
        error={messageFor(errors, 'file')}
      />
      <button type="submit" className={`${buttons.button} ${buttons.accent}`}>
        Import them
      </button>
      <p className={styles.hint}>
        Keep this page open until the report appears; a large file takes some minutes. What has been imported
        stays, whatever happens. Sending the same file again adds nobody twice.
      </p>
    </form>
  )
}

function problemsOf(values: Partial<Record<string, string>>): FieldError[] {
  if (values.problem === undefined) return []
  if (values.problem !== 'fields') return [{ field: 'file', message: fileProblems[values.problem] ?? '' }]
  const parsed = importFormSchema.safeParse(values)
  return parsed.success ? [] : errorsOf(parsed.error)
}
