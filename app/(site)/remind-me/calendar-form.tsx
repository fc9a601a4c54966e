import type { DonationLink } from '@/lib/offers/schema'
import type { Option } from '../../_ui/forms/fields/choices'
import form from '../../_ui/forms/form.module.css'
import { HiddenFields } from '../../_ui/forms/fields/hidden-fields'
import { Select } from '../../_ui/forms/fields/select'
import { SubmitButton } from '../../_ui/forms/submit-button'
import { OwnDay, type DayLimits } from '../_parts/forms/own-day'
import { requestText } from '../../_parts/request-text'

type Props = { donation: DonationLink; days: Option[]; limits: DayLimits; error?: string | undefined }

/** The same reminder for readers who would rather leave no address: we store nothing. */
export async function CalendarForm({ donation, days, limits, error }: Props) {
  const t = await requestText()
  return (
    <form
      action={t.href('/remind-me/calendar.ics')}
      method="get"
      className={form.form}
      noValidate
      aria-label={t('Calendar file')}
    >
      <Select
        id="calendar-when"
        label={t('Day')}
        name="when"
        defaultValue={error ? 'own' : days[0]?.value}
        options={days.map(({ value, label, note }) => ({
          value,
          label: note ? `${label} (${shorten(note)})` : label,
        }))}
      />
      <OwnDay
        id="calendar-own-day"
        label={t('Other date for the calendar file')}
        hasHint={false}
        limits={limits}
        error={error}
      />
      <HiddenFields values={{ ...donation, neutral: undefined }} />
      <SubmitButton look="quiet">{t('Download a calendar file (.ics)')}</SubmitButton>
    </form>
  )
}

/** "Wednesday 23 December 2026" without its weekday, "23 декабря 2026 года" without «года»: a list on a phone is narrow. */
function shorten(day: string): string {
  return day.replace(/^\p{L}+ |\sгода$/gu, '')
}
