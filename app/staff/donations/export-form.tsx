import buttons from '../../_ui/button.module.css'
import { filterFields } from './list-path'

/** A file of all that the list shows, not of its page alone; sent by POST, because it is written down who took it. */
export function ExportForm({ values }: { values: Partial<Record<string, string>> }) {
  return (
    <form method="post" action="/staff/donations/export" aria-label="Export">
      {filterFields.map((field) =>
        values[field] ? <input key={field} type="hidden" name={field} value={values[field]} /> : null,
      )}
      <button type="submit" className={`${buttons.button} ${buttons.quiet}`}>
        Export as CSV
      </button>
    </form>
  )
}
