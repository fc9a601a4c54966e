import buttons from '../../_ui/button.module.css'

type Props = {
  action: string
  /** What may narrow the list. */
  fields: readonly string[]
  values: Partial<Record<string, string>>
}

/** A file of all that the list shows, not of its page alone; sent by POST, because it is written down who took it. */
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
