import { Field } from '../../_ui/field'
import { SubmitButton } from '../../_ui/submit-button'
import type { Option } from '../../_ui/choices'
import type { DonationLink } from '@/lib/offers/schema'
import styles from './calendar-form.module.css'
import { DonationFields, type DayLimits } from './reminder-form'

type Props = { donation: DonationLink; days: Option[]; limits: DayLimits; error?: string | undefined }

/** The same reminder for readers who would rather leave no address: we store nothing. */
export function CalendarForm({ donation, days, limits, error }: Props) {
  return (
    <form
      action="/remind-me/calendar.ics"
      method="get"
      className={styles.form}
      noValidate
      aria-label="Calendar file"
    >
      <div className={styles.day}>
        <label htmlFor="calendar-when">Day</label>
        <select
          id="calendar-when"
          name="when"
          className={styles.select}
          defaultValue={error ? 'own' : days[0]?.value}
        >
          {days.map(({ value, label, note }) => (
            <option key={value} value={value}>
              {note ? `${label} (${withoutWeekday(note)})` : label}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.ownDay}>
        <Field
          id="calendar-own-day"
          label="Other date for the calendar file"
          name="ownDay"
          type="date"
          min={limits.earliest}
          max={limits.latest}
          error={error}
        />
      </div>
      <DonationFields donation={donation} />
      <SubmitButton look="quiet">Download a calendar file (.ics)</SubmitButton>
    </form>
  )
}

/** "Wednesday 23 December 2026" without its weekday, because a list on a phone is narrow. */
function withoutWeekday(day: string): string {
  return day.replace(/^\S+ /, '')
}
