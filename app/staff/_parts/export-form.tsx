import buttons from '../../_ui/button.module.css'

type Props = {
  action: string
  /** The fields that can narrow the list. */
  fields: readonly string[]
  values: Partial<Record<string, string>>
}

/** Exports everything that the list contains, not just its page. It is a POST, because the export is recorded. */
export function ExportForm({ action, fields, values }: Props) {
  return (
    <form method="post" action={action} aria-label="Export">
      {fields.map((field) =>
        values[field] ? <input key={field} type="hidden" name={field} value={values[field]} /> : null,
      )}
      <button type="submit" className={`${buttons.button} ${buttons.quiet}`}>
        Export as CSV
      </button>
    </form>
  )
}
